import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { diagnose, readGooglesPage } from '#doctor/diagnose.ts'
import { links } from '#doctor/links.ts'
import { reasons, type Reason, type ReasonId } from '#doctor/reasons.ts'
import { signInCodes } from '#vault/protocol.ts'

const all = Object.entries(reasons) as [ReasonId, Reason][]

test.each(signInCodes)('a sign-in that fails with %s has a known reason', (code) => {
  expect(diagnose(code)).not.toEqual([])
})

test('there are more than twenty reasons, and each is found by what it names', () => {
  expect(all.length).toBeGreaterThan(20)
  const found = ({ mark, words = [], codes = [] }: Reason) => [
    ...(mark ? [readGooglesPage(`Error 400: ${mark}`)] : []),
    ...words.flatMap((word) => diagnose(undefined, [word])),
    ...codes.flatMap((code) => diagnose(code)),
  ]
  expect(all.filter(([id, reason]) => !found(reason).includes(id)).map(([id]) => id)).toEqual([])
})

test('every failure that a reason rests on is raised somewhere', () => {
  const rooms = ['vault', 'auth', 'google'].map((room) =>
    fileURLToPath(new URL(`../../../src/${room}`, import.meta.url)),
  )
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && name !== 'protocol.ts')
      .map((name) => readFileSync(join(room, name), 'utf8')),
  )
  const codes = new Set(all.flatMap(([, reason]) => reason.codes ?? []))
  expect([...codes].filter((code) => !files.some((text) => text.includes(`'${code}'`)))).toEqual([])
})

test('links lead to Google or to a page of ours, and nowhere else', () => {
  const foreign = Object.values(links).filter(
    (link) => !/^(\/[a-z]+|https:\/\/(console\.cloud|support|developers|myaccount|www)\.google\.com\/\S+)$/.test(link),
  )
  expect(foreign).toEqual([])
})

test('the provider is believed where it has a word for what is wrong', () => {
  expect(diagnose('token-refused', ['invalid_client'])).toEqual(['invalid-client'])
  expect(diagnose('token-refused', ['invalid_grant'])).toEqual(['code-spent'])
  expect(diagnose('provider-error', ['admin_policy_enforced'])).toEqual(['admin-policy'])
  expect(diagnose(undefined, ['accessNotConfigured'])).toEqual(['api-disabled'])
})

test('a missing secret is said as such, whatever general word the provider has for it', () => {
  expect(diagnose('client-secret-missing', ['invalid_request'])).toEqual(['client-secret'])
})

test('a word that nobody knows leaves it to the code', () => {
  expect(diagnose('access-denied', ['because'])).toEqual(['declined', 'not-a-tester', 'admin-policy'])
})

test.each(all.flatMap(([id, { mark }]) => (mark ? [[mark, id] as const] : [])))(
  'the page of Google that says %s is understood',
  (mark, id) => {
    expect(readGooglesPage(`Access blocked. Error 400: ${mark}. Request details: flowName=GeneralOAuthFlow`)).toBe(id)
    expect(readGooglesPage(`액세스 차단됨 400 오류: ${mark}`)).toBe(id)
  },
)

test('the address of an error page is understood, which holds its error in base64', () => {
  const authError = btoa('\n\x15redirect_uri_mismatch\x12\xb0\x01You can not sign in')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const address = `https://accounts.google.com/signin/oauth/error/v2?authError=${encodeURIComponent(authError)}&flowName=x`
  expect(readGooglesPage(address)).toBe('redirect-uri')
})

test('a text that names no error says nothing', () => {
  expect(readGooglesPage('')).toBeUndefined()
  expect(readGooglesPage('Everything is fine. %%%% ####')).toBeUndefined()
})
