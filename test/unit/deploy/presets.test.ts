import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configurationOf, configure } from '../../../deploy/configure.ts'
import { contentSecurityPolicy } from '../../../deploy/policy.ts'
import { presets, resolvePresets } from '../../../deploy/presets.ts'
import { parsed } from './configurations.ts'

const tenant = '3f2a7c1e-0b4d-4c58-9e61-2d7f5a9b8c10'
const pool = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI'
const domain = 'https://pixy.auth.eu-central-1.amazoncognito.com'

const right: Readonly<Record<string, readonly object[]>> = {
  auth0: [{ issuer: 'https://tenant.eu.auth0.com/' }, { issuer: 'https://login.example.org/' }],
  authentik: [{ issuer: 'https://id.example.org/application/o/pixy/' }],
  cognito: [
    { issuer: pool, domain },
    { issuer: pool, domain: 'https://login.example.org' },
  ],
  entra: [
    { issuer: `https://login.microsoftonline.com/${tenant}/v2.0` },
    { issuer: `https://login.microsoftonline.us/${tenant}/v2.0` },
    { issuer: `https://contoso.ciamlogin.com/${tenant}/v2.0` },
  ],
  keycloak: [
    { issuer: 'https://id.example.org/realms/work' },
    { issuer: 'http://localhost:8080/auth/realms/my%20realm' },
  ],
  logto: [{ issuer: 'https://tenant.logto.app/oidc' }, { issuer: 'http://localhost:3001/oidc' }],
  okta: [{ issuer: 'https://example.okta.com' }, { issuer: 'https://example.okta.com/oauth2/default' }],
  zitadel: [{ issuer: 'https://instance.zitadel.cloud', projectId: '257713952794870157' }],
}

const wrong: Readonly<Record<string, readonly (readonly [given: object, words: string])[]>> = {
  auth0: [
    [{ issuer: 'https://tenant.eu.auth0.com' }, 'issuer: at Auth0 is the domain of the tenant with a slash behind it'],
    [{ issuer: 'https://tenant.eu.auth0.com/oauth/token' }, 'issuer: at Auth0'],
  ],
  authentik: [
    [{ issuer: 'https://id.example.org/application/o/pixy' }, 'the slug of the application and a slash'],
    [{ issuer: 'https://id.example.org/' }, 'issuer: at authentik'],
    [{ issuer: 'https://id.example.org/application/o/authorize/x/' }, 'issuer: at authentik'],
  ],
  cognito: [
    [{ issuer: domain, domain }, 'issuer: at Cognito is made of the region and the id of the user pool'],
    [{ issuer: pool.replace('central-1_', 'west-1_'), domain }, 'issuer: at Cognito'],
    [{ issuer: `${pool}/`, domain }, 'issuer: at Cognito'],
    [{ issuer: pool }, 'domain: must be the address of the domain of the user pool'],
    [{ issuer: pool, domain: `${domain}/` }, 'domain: must be the address'],
    [{ issuer: pool, domain: 'http://login.example.org' }, 'domain: must be the address'],
    [{ issuer: pool, domain, scopes: ['openid', 'offline_access'] }, 'scopes.1: is unknown to Cognito'],
  ],
  entra: [
    [{ issuer: 'https://login.microsoftonline.com/common/v2.0' }, 'must name one tenant by its id'],
    [{ issuer: 'https://login.microsoftonline.com/organizations/v2.0' }, 'a template that no token equals'],
    [{ issuer: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0' }, 'and not a name'],
    [{ issuer: `https://login.microsoftonline.com/${tenant}` }, 'issuer: at Entra ID has the form'],
    [{ issuer: `https://login.microsoftonline.com/${tenant}/v2.0/` }, 'issuer: at Entra ID has the form'],
    [{ issuer: `https://login.microsoftonline.com/${tenant.toUpperCase()}/v2.0` }, 'in small letters'],
    [{ issuer: `https://sts.windows.net/${tenant}/` }, 'issuer: at Entra ID has the form'],
    [{ issuer: `https://login.microsoftonline.com.evil.example/${tenant}/v2.0` }, 'issuer: at Entra ID has the form'],
  ],
  keycloak: [
    [{ issuer: 'https://id.example.org/realms/work/' }, 'without a slash behind it'],
    [{ issuer: 'https://id.example.org/' }, 'issuer: at Keycloak ends in /realms/'],
    [{ issuer: 'https://id.example.org/realms/work/protocol/openid-connect/auth' }, 'issuer: at Keycloak'],
  ],
  logto: [
    [{ issuer: 'https://tenant.logto.app' }, 'issuer: at Logto is the domain of the tenant and /oidc'],
    [{ issuer: 'https://tenant.logto.app/oidc/' }, 'issuer: at Logto'],
  ],
  okta: [
    [{ issuer: 'https://example-admin.okta.com' }, 'without "-admin"'],
    [{ issuer: 'https://example.okta.com/' }, 'without a slash behind it'],
    [{ issuer: 'https://example.okta.com/oauth2' }, 'issuer: at Okta'],
    [{ issuer: 'https://example.okta.com/oauth2/default/v1/authorize' }, 'issuer: at Okta'],
  ],
  zitadel: [
    [{ issuer: 'https://instance.zitadel.cloud/', projectId: '1' }, 'issuer: at Zitadel is the domain'],
    [{ issuer: 'https://instance.zitadel.cloud/oauth/v2', projectId: '1' }, 'issuer: at Zitadel'],
    [{ issuer: 'https://instance.zitadel.cloud' }, 'projectId: must be the id of the project'],
    [{ issuer: 'https://instance.zitadel.cloud', projectId: '257713952794870157x' }, 'projectId: must'],
    [{ issuer: 'https://instance.zitadel.cloud', projectId: 2577 }, 'projectId: must be the id'],
  ],
}

const provider = (preset: unknown, given: object) => ({
  providers: [{ id: 'work', kind: 'oidc', label: 'Work', clientId: 'pixy', preset, ...given }],
})
const resolved = (source: unknown) => {
  const result = resolvePresets(source)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.source
}
const problemsOf = (source: unknown) => {
  const result = resolvePresets(source)
  return result.ok ? [] : result.problems
}

test('every preset has right and wrong examples here', () => {
  expect(Object.keys(right)).toEqual([...presets.keys()])
  expect(Object.keys(wrong)).toEqual([...presets.keys()])
})

test.each(Object.entries(right).flatMap(([name, all]) => all.map((given) => [name, given] as const)))(
  '%s takes %j, and the schema takes what comes of it',
  (name, given) => {
    const [work] = parsed(resolved(provider(name, given))).providers
    expect(work).toMatchObject({ kind: 'oidc', id: 'work', clientId: 'pixy' })
    expect(work?.scopes).toContain('openid')
    expect(JSON.stringify(resolved(provider(name, given)))).not.toContain('preset')
  },
)

test.each(Object.entries(wrong).flatMap(([name, all]) => all.map(([given, words]) => [name, given, words] as const)))(
  '%s refuses %j: %s',
  (name, given, words) => {
    const problems = problemsOf(provider(name, given))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`config.providers.0.${words.includes(': ') ? words : 'issuer: '}`)
    expect(problems[0]).toContain(words)
  },
)

test('what the deployer writes wins, member by member of the metadata too', () => {
  const given = {
    issuer: pool,
    domain,
    scopes: ['openid'],
    logoutHint: 'login',
    metadata: { userinfo_endpoint: 'https://login.example.org/me' },
  }
  const [work] = parsed(resolved(provider('cognito', given))).providers
  expect(work).toMatchObject({ scopes: ['openid'], logoutHint: 'login', logoutReturn: 'logout_uri' })
  expect(work?.metadata).toMatchObject({
    userinfo_endpoint: 'https://login.example.org/me',
    token_endpoint: `${domain}/oauth2/token`,
  })
})

test('the policy names each address at which a preset’s provider is asked, and no host beside', () => {
  const connectionsOf = (name: string, given: object) => {
    const { ['connect-src']: sources = [] } = contentSecurityPolicy(parsed(resolved(provider(name, given))))
    return sources.filter((source) => !source.includes('googleapis.com'))
  }
  expect(connectionsOf('cognito', { issuer: pool, domain })).toEqual([
    `${domain}/oauth2/token`,
    `${pool}/.well-known/jwks.json`,
    `${domain}/oauth2/userInfo`,
    `${domain}/oauth2/revoke`,
  ])
  expect(connectionsOf('entra', { issuer: `https://login.microsoftonline.com/${tenant}/v2.0` })).toEqual([
    'https://login.microsoftonline.com/',
    'https://graph.microsoft.com/oidc/userinfo',
  ])
  expect(connectionsOf('zitadel', right['zitadel']?.[0] ?? {})).toEqual(['https://instance.zitadel.cloud/'])
})

test('a preset that nobody knows is refused with the names of those there are', () => {
  for (const name of ['keyclock', 'constructor', '__proto__', 7, null]) {
    expect(problemsOf(provider(name, { issuer: 'https://id.example' })), String(name)).toEqual([
      'config.providers.0.preset: must be one of auth0, authentik, cognito, entra, keycloak, logto, okta, zitadel',
    ])
  }
})

test('Google needs no preset, and none is taken for it', () => {
  const google = { id: 'google', kind: 'google', label: 'Google', clientId: 'pixy', preset: 'keycloak' }
  expect(problemsOf({ providers: [google] })).toEqual(['config.providers.0.preset: is for the kind "oidc" only'])
})

test('what is easily taken for a kind or an issuer is refused with what to write', () => {
  const work = { id: 'work', kind: 'oidc', label: 'Work', clientId: 'pixy', issuer: 'https://id.example' }
  const problemOf = (given: object) => problemsOf({ providers: [{ ...work, ...given }] })
  expect(problemOf({})).toEqual([])
  expect(problemOf({ kind: 'keycloak' })).toEqual([
    'config.providers.0.kind: must be "oidc", with "preset": "keycloak"',
  ])
  expect(problemOf({ issuer: 'https://id.example/.well-known/openid-configuration' })).toEqual([
    'config.providers.0.issuer: must be what the document at this address says under "issuer"',
  ])
  for (const issuer of ['https://accounts.google.com', 'https://accounts.google.com/'])
    expect(problemOf({ issuer })).toEqual([
      'config.providers.0.issuer: is Google, which is no provider like the others; write "kind": "google", and no issuer',
    ])
})

test('a key that is for another preset stays, and the schema refuses it', () => {
  const source = resolved(provider('keycloak', { issuer: 'https://id.example.org/realms/work', domain }))
  expect(() => parsed(source)).toThrow('config.providers.0.domain: is no key that Pixy knows')
})

test('what is none of a preset’s business goes on to the schema as it is', () => {
  for (const source of [
    undefined,
    null,
    7,
    [],
    {},
    { providers: {} },
    { providers: [7, null, { preset: undefined }] },
  ]) {
    expect(resolved(source)).toEqual(source)
  }
  expect(resolved(provider('okta', { issuer: 'ftp://id.example' }))).toMatchObject({
    providers: [{ issuer: 'ftp://id.example' }],
  })
})

test('configuring a build writes what a preset stands for, and a wrong one changes nothing', () => {
  const dist = mkdtempSync(join(tmpdir(), 'pixy-presets-'))
  onTestFinished(() => rmSync(dist, { recursive: true }))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><head></head>')
  expect(configure(dist, provider('okta', { issuer: 'https://example-admin.okta.com' }))).toMatchObject({ ok: false })
  expect(() => configurationOf(dist)).toThrow('config.js')
  expect(configure(dist, provider('okta', { issuer: 'https://example.okta.com' }))).toMatchObject({ ok: true })
  expect(configurationOf(dist)).toMatchObject({
    providers: [{ issuer: 'https://example.okta.com', logoutHint: 'id_token', offlineConsent: false }],
  })
})
