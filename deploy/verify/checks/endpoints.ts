import type { Configuration, Provider } from '#config/configuration.ts'
import { featureOfApi } from '#config/scopes.ts'
import type { Metadata } from '#vault/metadata.ts'
import { headerOf, isHtml, textOf, type Answer } from '../answer.ts'
import type { Ask } from '../asker.ts'
import { advice, fine, plain, quoted, wrong, type Area, type Finding } from '../finding.ts'
import { redirectUriOf } from '../site.ts'
import { allowing, atVisitors, judgeReadable, mayRead, refusalOf, unreached } from './cors.ts'
import { strange } from './reach.ts'

/** Asks every endpoint that the vault would, as far as that goes without signing in. */
export async function judgeEndpoints(
  ask: Ask,
  site: URL,
  provider: Provider,
  metadata: Metadata,
): Promise<readonly Finding[]> {
  const name = quoted(provider.label)
  const { tokenEndpoint, jwksUri, userinfoEndpoint, revocationEndpoint } = metadata
  const { kind, apiToken } = provider
  const authorized = (called: string, url: string) => judgeAuthorized(ask, site, 'provider', called, url, [['GET']])
  const form = (called: string, url: string) => judgeForm(ask, site, called, url)
  /** Endpoints that the provider's document may name, each with what it is called there. */
  const published: readonly Endpoint[] = [
    ['jwks_uri', 'the key set', jwksUri, (called, url) => judgeKeys(ask, site, called, url)],
    ['userinfo_endpoint', 'userinfo', userinfoEndpoint, authorized],
    ['token_endpoint', 'the token endpoint', kind === 'oidc' ? tokenEndpoint : undefined, form],
    ['revocation_endpoint', 'revocation', kind === 'google-direct' ? undefined : revocationEndpoint, form],
  ]
  const asked = await Promise.all([
    ...published.map(async ([member, called, url, judge]) =>
      url ? (strange(provider, url, `${name}: ${called}`, member) ?? judge(`${name}: ${called}`, url)) : [],
    ),
    ...(apiToken ? [authorized(`${name}: apiToken`, apiToken.url)] : []),
    ...(kind === 'google-code' && tokenEndpoint ? [judgeHelper(ask, site, provider, tokenEndpoint)] : []),
  ])
  return asked.flat()
}

type Endpoint = readonly [
  member: string,
  called: string,
  url: string | undefined,
  judge: (called: string, url: string) => Promise<Finding[]>,
]

/** Requests that the app sends to Google's APIs beside reading, with the headers that a preflight asks about. */
const writes: Readonly<Record<string, readonly Preflight[]>> = {
  calendar: [
    ['PATCH', 'content-type', 'if-match'],
    ['DELETE', 'if-match'],
  ],
  gmail: [['POST', 'content-type'], ['DELETE']],
  gmailUpload: [['POST', 'content-type']],
  drive: [['PATCH', 'content-type'], ['DELETE']],
  driveUpload: [['POST', 'content-type', 'x-upload-content-type', 'x-upload-content-length']],
}
type Preflight = readonly [method: string, ...headers: string[]]

/** Whether the APIs of the features let this site's pages ask with a token, and any others that are configured. */
export async function judgeApis(ask: Ask, site: URL, { apis, features }: Configuration): Promise<readonly Finding[]> {
  const used = Object.entries(apis).filter(([name]) => {
    const feature = featureOfApi.get(name)
    return feature === undefined || features.includes(feature)
  })
  const asked = used.map(([name, url]) =>
    judgeAuthorized(ask, site, 'APIs', `apis.${name}`, url, [['GET'], ...(writes[name] ?? [])]),
  )
  return (await Promise.all(asked)).flat()
}

async function judgeKeys(ask: Ask, site: URL, name: string, url: string): Promise<Finding[]> {
  const local = atVisitors(site, url, 'provider', name)
  if (local) return local
  const asked = await ask(url, { headers: { Origin: site.origin, Accept: 'application/json' } })
  const look = 'Without it no sign-in can be verified: look at the provider, or at `metadata.jwks_uri` in config.json.'
  if (asked.kind === 'failure') return [wrong('provider', `${name} (${url}) ${asked.words}`, unreached)]
  if (asked.status !== 200) return [wrong('provider', `${name} (${url}) answers with status ${asked.status}`, look)]
  const findings = site.origin === new URL(url).origin ? [] : judgeReadable(name, asked, site.origin)
  if (!/"keys"\s*:/.test(textOf(asked))) findings.push(wrong('provider', `${name} (${url}) holds no keys`, look))
  return findings.length > 0 ? findings : [fine('provider', `${name} can be read`)]
}

/** An address that is asked with a token, which always needs a preflight. */
async function judgeAuthorized(
  ask: Ask,
  site: URL,
  area: Area,
  name: string,
  url: string,
  preflights: readonly Preflight[],
): Promise<Finding[]> {
  const local = atVisitors(site, url, area, name)
  if (local) return local
  if (new URL(url).origin === site.origin) return [fine(area, `${name} is on the site’s own origin`)]
  const { origin } = site
  const questions = preflights.map(([method, ...more]) => ({ origin, method, headers: ['authorization', ...more] }))
  const asked = await Promise.all(
    questions.map(({ method, headers }) =>
      ask(url, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': headers.join(','),
        },
      }),
    ),
  )
  const failure = asked.find((one) => one.kind === 'failure')
  if (failure) return [wrong(area, `${name} (${url}) ${failure.words}`, unreached)]
  const refusals = asked.flatMap((answer, index) => {
    const question = questions[index]
    return answer.kind === 'answer' && question ? (refusalOf(answer, question) ?? []) : []
  })
  const refused = [...new Set(refusals)]
  if (refused.length === 0) return [fine(area, `${name} allows ${origin}`)]
  const cure = area === 'APIs' ? `Let that API allow ${origin} these methods and headers (CORS).` : allowing(origin)
  return [wrong(area, `${name} (${url}) ${refused.join('; ')}`, cure)]
}

/** A form that browsers post without a preflight. It is not posted here, so what other methods answer has to do. */
async function judgeForm(ask: Ask, site: URL, name: string, url: string): Promise<Finding[]> {
  const local = atVisitors(site, url, 'provider', name)
  if (local) return local
  const { origin } = site
  if (new URL(url).origin === origin) return []
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' }
  const asked = [await ask(url, { method: 'OPTIONS', headers }), await ask(url, { headers: { Origin: origin } })]
  const answers = asked.filter((one) => one.kind === 'answer')
  const [first] = asked
  if (answers.length === 0 && first?.kind === 'failure') {
    return [wrong('provider', `${name} (${url}) ${first.words}`, unreached)]
  }
  if (answers.some((answer) => mayRead(answer, origin)))
    return [fine('provider', `${name} allows ${origin}, as far as that shows without posting`)]
  const other = answers
    .map((answer) => headerOf(answer, 'access-control-allow-origin'))
    .find((one) => one !== undefined)
  if (other !== undefined)
    return [wrong('provider', `${name} (${url}) allows ${quoted(other)} and not ${origin}`, allowing(origin))]
  const what = `${name} (${url}) does not say whether ${origin} may post to it; only a sign-in can tell`
  return [advice('provider', what, `If signing in ends with a network error: ${allowing(origin)}`)]
}

/** The token helper answers this origin alone, and no other method than POST: its refusal shows that it is there. */
async function judgeHelper(ask: Ask, site: URL, provider: Provider, url: string): Promise<Finding[]> {
  const name = `${quoted(provider.label)}: the token helper (${url})`
  const local = atVisitors(site, url, 'provider', name)
  if (local) return local
  const asked = await ask(url, { headers: { Origin: site.origin, Accept: 'application/json' } })
  const page = 'See docs/token-helper.md.'
  if (asked.kind === 'failure') return [wrong('provider', `${name} ${asked.words}`, unreached)]
  const problem = helperProblem(asked, site, provider, url)
  return problem
    ? [wrong('provider', `${name} ${problem[0]}`, `${problem[1]} ${page}`)]
    : [fine('provider', `${name} answers this site`)]
}

function helperProblem(
  answer: Answer,
  site: URL,
  provider: Provider,
  url: string,
): [what: string, fix: string] | undefined {
  const text = textOf(answer)
  if (answer.status === 500) {
    const [, names] = /cannot use: ([A-Z_, ]{1,100})/.exec(text) ?? []
    return [
      `has settings that are missing or no good${names === undefined ? '' : `: ${plain(names)}`}`,
      'Set them at its host.',
    ]
  }
  if (answer.status === 403) return [`refuses ${site.origin}`, `Its REDIRECT_URI has to be ${redirectUriOf(site)}.`]
  if (answer.status !== 405 || isHtml(answer)) {
    return [
      `is not there: its address answers with status ${answer.status}`,
      'Let the path reach the helper and not the files.',
    ]
  }
  const isOwn = new URL(url).origin === site.origin
  if (isOwn || mayRead(answer, site.origin, provider.tokenEndpointCookies === true)) return undefined
  if (!mayRead(answer, site.origin)) return [`may not be read by ${site.origin}`, 'Leave its CORS headers as they are.']
  return [
    'keeps no session, though tokenEndpointCookies says so',
    'Set SESSION_KEY, or leave tokenEndpointCookies out.',
  ]
}
