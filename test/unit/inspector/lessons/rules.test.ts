import { expect, test } from 'vitest'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { differing } from '#features/inspector/lessons/differing.ts'
import { choicesOf, lessonAfter, lessonOf, lessons } from '#features/inspector/lessons/lessons.ts'
import { readinessOf } from '#features/inspector/lessons/readiness.ts'
import { readRun, writeRun } from '#features/inspector/lessons/run-address.ts'
import { catalogue } from '../../i18n/catalogues.ts'

test('a run survives in the address, and what is no run is none', () => {
  const run = {
    prediction: 'repeated',
    sinceMs: 1_790_000_000_000,
    againMs: 1_790_000_000_009,
    registered: 'https://a/b?c=d&e',
  } as const
  expect(readRun(new URLSearchParams(writeRun(run)))).toEqual(run)
  expect(writeRun({})).toBe('')
  expect(readRun(new URLSearchParams('prediction=evil&since=1e99&again=1790000000009'))).toEqual({})
})

test.each([
  ['https://a/callback', 'https://a/callback/', [[], ['/']]],
  ['https://a/callback', 'http://a/callback', [['s'], []]],
  ['https://a/x', 'https://a/y', [['x'], ['y']]],
  ['same', 'same', [[], []]],
  ['', 'all', [[], ['all']]],
])('of "%s" and "%s" the characters are marked that differ', (one, other, marked) => {
  const pieces = differing(one, other)
  expect(pieces.map((side) => side.map(({ text }) => text).join(''))).toEqual([one, other])
  expect(pieces.map((side) => side.filter(({ differs }) => differs).map(({ text }) => text))).toEqual(marked)
})

test('each lesson has its texts in each language, a clause, and a way on', () => {
  for (const language of ['en', 'ko', 'ja'] as const) {
    const ids = new Set(catalogue(language).map(([id]) => id))
    const wanted = lessons.flatMap(({ id }) =>
      ['name', 'about', 'check', 'gain', 'cure'].map((part) => `lesson.${part}.${id}`),
    )
    expect(wanted.filter((id) => !ids.has(id))).toEqual([])
  }
  expect(lessons.filter(({ clauses }) => clauses.length === 0)).toEqual([])
  expect(lessons.filter(({ deed }) => choicesOf(deed).length < 3)).toEqual([])
  expect(lessons.map(({ id }) => lessonAfter(id)?.id)).toEqual([...lessons.slice(1).map(({ id }) => id), undefined])
  expect(lessonOf('no-such-fault')).toBeUndefined()
})

const configured = parseConfiguration({ demo: true }, 'https://app.example')
const demo = configured.ok ? configured.configuration.providers.find(({ kind }) => kind === 'demo') : undefined
const nobody = { state: 'signed-out', revision: 1, tier: 'shared', revocationPending: false } as const
const someone = (providerId: string, grantedScopes: readonly string[] = []) => ({
  ...nobody,
  state: 'signed-in' as const,
  signedIn: {
    providerId,
    account: { issuer: 'https://i.example', subject: '1', emailVerified: true },
    idTokenClaims: {},
    verification: { algorithm: 'RS256', keysUrl: '', verifiedAtMs: 0, checks: [] },
    requestedScopes: [],
    grantedScopes,
    signedInAtMs: 0,
    accessTokenIssuedAtMs: 0,
    renewal: 'refresh-token' as const,
    renewals: 0,
  },
})

test('a lesson says what has to be done first', () => {
  expect(readinessOf('sign-in', undefined, nobody)).toBe('no-demo')
  expect(readinessOf('sign-in', demo, someone('work'))).toBe('elsewhere')
  expect(readinessOf('sign-in', demo, nobody)).toBe('leaves')
  expect(readinessOf('sign-in', demo, someone('demo'))).toBe('leaves')
  expect(readinessOf('renew', demo, nobody)).toBe('sign-in')
  expect(readinessOf('renew', demo, { ...someone('demo'), state: 'expired' })).toBe('sign-in')
  expect(readinessOf('renew', demo, someone('demo'))).toBe('stays')
  expect(readinessOf('read', demo, someone('demo'))).toBe('allow')
  expect(readinessOf('read', demo, someone('demo', demo?.featureScopes.calendar))).toBe('stays')
  expect(readinessOf('allow', demo, someone('demo'))).toBe('leaves')
})
