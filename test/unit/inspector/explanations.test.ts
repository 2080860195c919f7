import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clauses } from '#features/inspector/explain/clauses.ts'
import {
  explanationIds,
  explanationOf,
  stepsThatDifferAtGoogle,
  type Place,
} from '#features/inspector/explain/explanations.ts'
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

test.each(['en', 'ko', 'ja'])(
  'every explanation says in %s what a value is for and what would be without it',
  (language) => {
    const texts = catalogue(language)
    const ids = [
      ...explanationIds.flatMap((id) => [`explain.${id}.what`, `explain.${id}.without`]),
      ...[...stepsThatDifferAtGoogle].map((step) => `explain.google.${step}`),
    ]
    expect(ids.filter((id) => !new RegExp(`msgid "${id}"\\nmsgstr "(?:[^"\\\\]|\\\\.){4}`).test(texts))).toEqual([])
  },
)

test('the number of every clause is the one that its link leads to', () => {
  const wrong = Object.values(clauses).filter(({ name, url }) => {
    const [, number, section = ''] = /^RFC (\d{4}) §([\d.]+)$/.exec(name) ?? []
    if (number) return url !== `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`
    if (name.startsWith('OpenID Connect ')) {
      return (
        !/ §[\d.]+$/.test(name) ||
        !/^https:\/\/openid\.net\/specs\/openid-connect-[a-z]+-1_0\.html#[A-Za-z]+$/.test(url)
      )
    }
    if (name.startsWith('Fetch: ')) return !/^https:\/\/fetch\.spec\.whatwg\.org\/#[a-z-]+$/.test(url)
    return !name.startsWith('Google: ') || !/^https:\/\/developers\.google\.com\/[a-z0-9/-]+$/.test(url)
  })
  expect(wrong).toEqual([])
})

test('no two clauses are one', () => {
  const links = Object.values(clauses).map(({ url }) => url)
  expect(links.filter((url, at) => links.indexOf(url) !== at)).toEqual([])
})
