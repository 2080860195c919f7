import { expect, test } from 'vitest'
import { liveNames, liveValue, type LiveSources } from '#features/inspector/reading/live-values.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import type { TraceEntry } from '#trace/entry.ts'

const parsed = parseConfiguration(
  {
    providers: [
      { kind: 'oidc', id: 'work', label: 'Work', issuer: 'https://id.example', clientId: 'pixy' },
      { kind: 'google', id: 'google', label: 'Google', clientId: 'x.apps.googleusercontent.com' },
    ],
    apis: { orders: 'https://api.example/orders/' },
  },
  'https://app.example',
)
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { providers, apis } = parsed.configuration
const [work, google] = providers

const signedOut: LiveSources = {
  provider: work,
  session: { state: 'signed-out', revision: 1, tier: 'shared', revocationPending: false },
  trace: [],
  apis,
  redirectUri: 'https://app.example/pixy/callback',
}
const entry = (step: TraceEntry['step'], rest: Partial<TraceEntry>): TraceEntry => ({
  id: 1,
  atMs: 0,
  step,
  from: 'vault',
  to: 'authorization-server',
  outcome: 'ok',
  ...rest,
})
const discovered = entry('discovery', {
  response: responseOf({
    status: 200,
    headers: new Headers({ 'Content-Type': 'application/json' }),
    endpoint: 'protocol',
    text: JSON.stringify({ issuer: 'https://id.example', token_endpoint: 'https://id.example/token' }),
  }),
})
const left = (challenge: string) =>
  entry('authorization-request', {
    request: requestOf({
      method: 'GET',
      url: `https://id.example/authorize?code_challenge=${challenge}&code_challenge_method=S256&state=secret-state`,
    }),
  })

test('before a sign-in the configuration is known, and nothing of a session', () => {
  expect(liveValue('clientId', signedOut)).toEqual({ kind: 'literal', values: ['pixy'] })
  expect(liveValue('origin', signedOut)).toEqual({ kind: 'literal', values: ['https://app.example'] })
  expect(liveValue('redirectUri', signedOut)).toEqual({
    kind: 'literal',
    values: ['https://app.example/pixy/callback'],
  })
  expect(liveValue('apis', signedOut)).toMatchObject({
    values: expect.arrayContaining(['https://api.example/orders/']),
  })
  const ofASession = ['grantedScopes', 'subject', 'keyId', 'checks', 'expiresAt', 'renewal', 'codeChallenge']
  expect(ofASession.filter((name) => liveValue(name, signedOut))).toEqual([])
})

test('an endpoint is the one that is configured, or else the one that discovery found in this session', () => {
  expect(liveValue('tokenEndpoint', { ...signedOut, provider: google })).toMatchObject({
    values: ['https://oauth2.googleapis.com/token'],
  })
  expect(liveValue('tokenEndpoint', signedOut)).toBeUndefined()
  expect(liveValue('tokenEndpoint', { ...signedOut, trace: [discovered] })).toMatchObject({
    values: ['https://id.example/token'],
  })
})

test('the challenge is that of the latest request, as the trace holds it', () => {
  const [first, second] = ['a'.repeat(43), 'b'.repeat(43)]
  expect(liveValue('codeChallenge', { ...signedOut, trace: [left(first), left(second)] })).toMatchObject({
    values: [second],
  })
})

test('what the trace masked is no value', () => {
  expect(liveValue('codeChallenge', { ...signedOut, trace: [left('too-short')] })).toBeUndefined()
})

test('a site without any provider has pages too', () => {
  const nobody = { ...signedOut, provider: undefined }
  expect(liveNames.map((name) => liveValue(name, nobody)?.kind)).toContain('literal')
  expect(liveValue('issuer', nobody)).toBeUndefined()
})

test('a name that nobody knows has no value', () => {
  expect(liveValue('accessToken', signedOut)).toBeUndefined()
  expect(liveValue('constructor', signedOut)).toBeUndefined()
})
