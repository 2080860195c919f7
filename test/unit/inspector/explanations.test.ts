import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explanationIds, explanationOf, type Place } from '#features/inspector/explain/explanations.ts'
import { googleNoteIds, googleNoteOf } from '#features/inspector/explain/google-notes.ts'
import { authorizationParameters } from '#config/configuration.ts'
import { traceSteps } from '#trace/entry.ts'
import { publicValues } from '#trace/public-values.ts'
import { demoTrace } from './demo-trace.ts'

const catalogue = (language: string) =>
  readFileSync(new URL(`../../../src/i18n/locales/explain/${language}.po`, import.meta.url), 'utf8')

/** Explanations that say no more than what kind of thing a name is. */
const general = ['fact', 'header', 'claim', 'supported', 'endpoint', 'api_parameter', 'reason', 'body']

test('every parameter that the demo shows is explained, and the protocol’s own by its own words', async () => {
  const seen = (await demoTrace()).flatMap(({ step, request, response, facts = {} }) => {
    const at = (place: Place, names: readonly string[]) =>
      names.filter((name) => !name.startsWith('•')).map((name) => ({ step, place, name }))
    return [
      ...at('parameter', request?.fields.map(({ name }) => name) ?? []),
      ...at(
        'header',
        [...(request?.headers ?? []), ...(response?.headers ?? [])].map(({ name }) => name),
      ),
      ...at('member', response?.fields.map(({ name }) => name) ?? []),
      ...at('fact', Object.keys(facts)),
    ]
  })
  expect(new Set(seen.map(({ step }) => step)).size).toBeGreaterThan(9)
  for (const { step, place, name } of seen) expect(explanationIds).toContain(explanationOf(step, place, name).id)
  const generally = seen.filter(({ step, place, name }) => general.includes(explanationOf(step, place, name).id))
  expect([...new Set(generally.map(({ place, name }) => `${place} ${name.replace(/^.*\./, '')}`))].sort()).toEqual([
    'fact api',
    'fact means',
    'fact mode',
    'fact provider',
    'fact renewals',
    'member authorization_endpoint',
    'member body',
    'member claims_supported',
    'member family_name',
    'member given_name',
    'member grant_types_supported',
    'member id_token_signing_alg_values_supported',
    'member name',
    'member picture',
    'member reason',
    'member response_modes_supported',
    'member response_types_supported',
    'member revocation_endpoint',
    'member scopes_supported',
    'member status',
    'member subject_types_supported',
    'member token_endpoint',
    'member token_endpoint_auth_methods_supported',
    'member userinfo_endpoint',
    'parameter fields',
    'parameter labelIds',
    'parameter maxResults',
    'parameter orderBy',
    'parameter pageSize',
    'parameter q',
    'parameter singleEvents',
    'parameter timeMax',
    'parameter timeMin',
  ])
})

test('a parameter that a configuration may add is shown, and explained as such', () => {
  for (const name of authorizationParameters) {
    expect(publicValues.has(name), name).toBe(true)
    expect(explanationOf('authorization-request', 'parameter', name), name).toMatchObject({ maker: 'configuration' })
  }
})

test.each(['en', 'ko', 'ja'])(
  'every explanation says in %s what a value is for and what would be without it',
  (language) => {
    const texts = catalogue(language)
    const ids = [
      ...explanationIds.flatMap((id) => [`explain.${id}.what`, `explain.${id}.without`]),
      ...traceSteps.map((step) => `explain.google.${step}`),
      ...googleNoteIds.map((id) => `explain.google.at.${id}`),
    ]
    expect(ids.filter((id) => !new RegExp(`msgid "${id}"\\nmsgstr "(?:[^"\\\\]|\\\\.){4}`).test(texts))).toEqual([])
  },
)

test('what is said of Google stands at the parameter, and of each note the demo or Google shows one', async () => {
  const seen = new Set<string | undefined>()
  for (const { step, request, response, facts = {} } of await demoTrace()) {
    for (const { name } of request?.fields ?? []) seen.add(googleNoteOf(step, 'parameter', name)?.id)
    for (const { name } of response?.fields ?? []) seen.add(googleNoteOf(step, 'member', name)?.id)
    for (const { name } of request?.headers ?? []) seen.add(googleNoteOf(step, 'header', name)?.id)
    for (const name of Object.keys(facts)) seen.add(googleNoteOf(step, 'fact', name)?.id)
  }
  const elsewhere = [
    googleNoteOf('authorization-response', 'parameter', 'hd'),
    googleNoteOf('authorization-response', 'parameter', 'error'),
    googleNoteOf('token-request', 'member', 'error'),
    googleNoteOf('authorization-request', 'parameter', 'login_hint'),
    googleNoteOf('api-request', 'header', 'location'),
  ]
  for (const note of elsewhere) seen.add(note?.id)
  expect(googleNoteIds.filter((id) => !seen.has(id))).toEqual([])
  expect(googleNoteOf('token-request', 'parameter', 'client_id')).toEqual({ id: 'client_secret', kind: 'differs' })
  expect(googleNoteOf('token-request', 'member', 'scope')).toEqual({ id: 'granted_scope', kind: 'same' })
  expect(googleNoteOf('id-token', 'fact', 'aud.expected')).toBeUndefined()
})
