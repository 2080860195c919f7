import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  contentSecurityPolicy,
  developmentPolicy,
  headerForm,
  mailFrames,
  metaForm,
  pdfReaderPolicy,
  preventScrollStyle,
} from '../../../deploy/policy.ts'
import { endpoints, google, googleWithHelper, parsed, work } from './configurations.ts'

const policyOf = (raw: unknown) => contentSecurityPolicy(parsed(raw))

const googleApis = [
  'https://www.googleapis.com/calendar/v3/',
  'https://gmail.googleapis.com/gmail/v1/',
  'https://gmail.googleapis.com/upload/gmail/v1/',
  'https://www.googleapis.com/drive/v3/',
  'https://www.googleapis.com/upload/drive/v3/',
]

test('the demo alone connects to nobody, frames nothing but mail and itself, and starts no worker but the vault and the reader of PDFs', () => {
  expect(headerForm(policyOf({}))).toBe(
    "default-src 'none'; script-src 'self'; " +
      "style-src 'self' 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='; " +
      "img-src 'self' data: blob:; media-src blob:; connect-src 'none'; frame-src 'self'; worker-src http://*:*/vault.js http://*:*/config.js http://*:*/pdf-reader.js; " +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
      "require-trusted-types-for 'script'; trusted-types vault pdf-reader mail dompurify",
  )
})

test('Google through a token helper connects to exactly its endpoints and the APIs, and shows avatars', () => {
  const policy = policyOf({ providers: [googleWithHelper] })
  expect(policy['connect-src']).toEqual([
    'https://helper.example/token',
    'https://www.googleapis.com/oauth2/v3/certs',
    'https://openidconnect.googleapis.com/v1/userinfo',
    'https://oauth2.googleapis.com/revoke',
    ...googleApis,
  ])
  expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:', 'https://lh3.googleusercontent.com'])
})

test('a token helper on the very host of the app is named like any other: the policy knows no origin of its own', () => {
  const helped = { ...googleWithHelper, tokenEndpoint: 'https://app.example/token', tokenEndpointCookies: true }
  const connections = contentSecurityPolicy(parsed({ providers: [helped] }))['connect-src']
  expect(connections).toContain('https://app.example/token')
  expect(connections).not.toContain("'self'")
})

test('Google without a helper connects to no token endpoint at all', () => {
  const { 'connect-src': connections } = policyOf({ providers: [google] })
  expect(connections).toEqual([
    'https://www.googleapis.com/oauth2/v3/certs',
    'https://openidconnect.googleapis.com/v1/userinfo',
    'https://oauth2.googleapis.com/revoke',
    ...googleApis,
  ])
})

test('a provider that is discovered may be asked anything below the origin of its issuer', () => {
  const policy = policyOf({ providers: [work], apis: { orders: 'https://api.example/orders/' } })
  expect(policy['connect-src']).toEqual(['https://id.example/', ...googleApis, 'https://api.example/orders/'])
  expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:'])
})

test('a provider whose endpoints are configured is asked there only, without their query', () => {
  const policy = policyOf({ providers: [{ ...work, metadata: endpoints }] })
  expect(policy['connect-src']).toEqual([
    'https://id.example/realms/work/token',
    'https://keys.example/certs',
    'https://id.example/realms/work/userinfo',
    ...googleApis,
  ])
})

test('the address where a broker hands over its token for the APIs may be asked, without its query', () => {
  const apiToken = { url: 'https://tokens.example/google?x=1', pointer: '/access_token' }
  expect(policyOf({ providers: [{ ...work, apiToken }] })['connect-src']).toContain('https://tokens.example/google')
})

test('a hidden frame is allowed where a provider is configured for it: its origin, and our own callback', () => {
  const policy = policyOf({ providers: [{ ...work, silentFrame: true, metadata: endpoints }] })
  expect(policy['frame-src']).toEqual(["'self'", 'https://login.example'])
  expect(policy['frame-ancestors']).toEqual(["'self'"])
})

test('each worker is named below the base that the site lives under', () => {
  expect(policyOf({ base: '/some/path/' })['worker-src']).toEqual([
    'http://*:*/some/path/vault.js',
    'http://*:*/some/path/config.js',
    'http://*:*/some/path/pdf-reader.js',
  ])
})

test('another provider changes what is connected to and framed, and nothing else', () => {
  const one: Record<string, unknown> = { ...policyOf({ providers: [work] }) }
  const other: Record<string, unknown> = { ...policyOf({ providers: [{ ...work, issuer: 'https://login.example' }] }) }
  const changed = Object.keys(one).filter((name) => String(one[name]) !== String(other[name]))
  expect(changed).toEqual(['connect-src'])
  expect(Object.keys(other)).toEqual(Object.keys(one))
})

test('without mail and demo nothing is framed and no HTML is ever made', () => {
  const policy = policyOf({ providers: [work], features: ['calendar', 'drive'] })
  expect(policy['frame-src']).toEqual(["'none'"])
  expect(policy['trusted-types']).toEqual(['vault', 'pdf-reader'])
})

test('without files and mail there is no worker but the vault', () => {
  const policy = policyOf({ providers: [work], features: ['calendar'] })
  expect(policy['worker-src']).toEqual(['http://*:*/vault.js', 'http://*:*/config.js'])
  expect(policy['trusted-types']).toEqual(['vault'])
})

test('the reader of PDFs asks nobody for anything', () => {
  expect(headerForm(pdfReaderPolicy)).toBe(
    "default-src 'none'; script-src 'self'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  )
})

test('a page for HTML of mails says in itself what its header says, and the two differ in images alone', () => {
  const pages = Object.entries(mailFrames).map(([name, policy]) => {
    const html = readFileSync(`public/${name}`, 'utf8')
    const content = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1]
    expect(content).toBe(metaForm(policy))
    return html.replace(content ?? '', '')
  })
  expect(new Set(pages).size).toBe(1)
})

test('the form for a meta element lacks only what a header alone can say', () => {
  const policy = policyOf({ providers: [work] })
  expect(metaForm(policy)).toBe(headerForm(policy).replace("frame-ancestors 'none'; ", ''))
})

test.each([{}, { providers: [google] }, { providers: [googleWithHelper, work], demo: true, base: '/a/' }])(
  'nothing is ever allowed inline, from text, or from anywhere: %j',
  (raw) => {
    const policy = policyOf(raw)
    expect(headerForm(policy)).not.toMatch(/unsafe-|strict-dynamic|https?:(?!\/\/)/)
    const plain = Object.entries(policy).filter(([, sources]) => sources.some((source) => source.startsWith('http:')))
    expect(plain.map(([name]) => name)).toEqual(['worker-src'])
    expect(policy['script-src']).toEqual(["'self'"])
    const wildcards = Object.entries(policy).filter(([, sources]) => sources.some((source) => source.includes('*')))
    expect(wildcards.map(([name]) => name)).toEqual(['worker-src'])
  },
)

test('a path cannot end its source, its directive or the string of a host’s file', () => {
  const { 'connect-src': connections } = policyOf({
    providers: [work],
    apis: { odd: "https://api.example/a;script-src,b'c$d/" },
  })
  expect(connections?.at(-1)).toBe('https://api.example/a%3Bscript-src%2Cb%27c%24d/')
})

test('the one inline style that is allowed is the one of the installed react-aria', () => {
  const code = readFileSync('node_modules/react-aria/dist/private/overlays/usePreventScroll.mjs', 'utf8')
  const text = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(code)?.[1]?.trim() ?? ''
  expect(text).toContain('overscroll-behavior')
  expect(preventScrollStyle).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
})

test('while developing, only hot reloading and workers under other names are allowed beside', () => {
  const configuration = parsed({ providers: [work] })
  const shipped: Record<string, unknown> = { ...contentSecurityPolicy(configuration) }
  const developing: Record<string, unknown> = { ...developmentPolicy(configuration) }
  const same = Object.keys(shipped).filter((name) => String(shipped[name]) === String(developing[name]))
  expect(same).toEqual([
    'default-src',
    'img-src',
    'media-src',
    'frame-src',
    'object-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
  ])
  expect(developing['connect-src']).toEqual(["'self'", 'ws:', 'https://id.example/', ...googleApis])
})
