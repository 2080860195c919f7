import { randomBytes } from 'node:crypto'
import { isGoogle } from '#config/own-client.ts'
import type { Provider } from '#config/configuration.ts'
import type { Metadata } from '#vault/metadata.ts'
import { headerOf, isLoopback, isRedirect, textOf, type Answer } from '../answer.ts'
import type { Ask } from '../asker.ts'
import { advice, fine, quoted, wrong, type Finding } from '../finding.ts'
import { redirectUriOf } from '../site.ts'

/**
 * What Google takes for a redirect URI.
 * @see https://developers.google.com/identity/protocols/oauth2/web-server#uri-validation
 */
export function judgeShape(site: URL, provider: Provider): Finding[] {
  if (!isGoogle(provider) || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(site.hostname)) return []
  const what = `Google takes no redirect URI like ${redirectUriOf(site)}`
  if (site.protocol !== 'https:')
    return [wrong('redirect URI', `${what}: it is not https`, 'Give the site a certificate.')]
  if (/^[\d.]+$|^\[/.test(site.hostname)) {
    return [wrong('redirect URI', `${what}: the host is a number`, 'Give the site a name in the DNS.')]
  }
  if (!/\.[a-z][a-z0-9-]+$/.test(site.hostname) || isLoopback(site)) {
    return [wrong('redirect URI', `${what}: the host ends in no public domain`, 'Give the site a public name.')]
  }
  return []
}

/** Refusals that come back to the app, and so show that the provider knows its address (Core §3.1.2.6). */
const expected = /^(?:login|interaction|consent|account_selection)_required$/

/** Asks the provider for a silent sign-in of nobody: a client and redirect URI that it knows lead back at once. */
export async function judgeRegistration(
  ask: Ask,
  site: URL,
  provider: Provider,
  { authorizationEndpoint }: Metadata,
): Promise<Finding[]> {
  if (isLoopback(new URL(authorizationEndpoint)) && !isLoopback(site)) return []
  const url = new URL(authorizationEndpoint)
  const random = () => randomBytes(32).toString('base64url')
  const isDirect = provider.kind === 'google-direct'
  const parameters = {
    response_type: isDirect ? 'token id_token' : 'code',
    client_id: provider.clientId,
    redirect_uri: redirectUriOf(site, provider),
    scope: 'openid',
    state: random(),
    nonce: random(),
    prompt: 'none',
    ...(isDirect ? {} : { code_challenge: random(), code_challenge_method: 'S256' }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const asked = await ask(url.href, { headers: { Accept: 'text/html' } })
  return asked.kind === 'answer' ? judgeReturn(asked, site, provider) : unseen(site, provider)
}

function judgeReturn(answer: Answer, site: URL, provider: Provider): Finding[] {
  const redirectUri = redirectUriOf(site, provider)
  const name = quoted(provider.label)
  const location = isRedirect(answer) ? (headerOf(answer, 'location') ?? '') : ''
  const isBack = location.startsWith(redirectUri) && /^[?&#]/.test(location.slice(redirectUri.length))
  if (isBack) {
    const error = new URLSearchParams(location.slice(redirectUri.length + 1)).get('error') ?? ''
    if (expected.test(error)) return [fine('redirect URI', `${name} knows ${redirectUri}`)]
    const what = `${name} knows ${redirectUri}, and refuses the request: ${quoted(error)}`
    return [
      wrong('redirect URI', what, 'Let the client be a public one (single-page app) with the authorization code flow.'),
    ]
  }
  const [, encoded = ''] = /[?&]authError=([\w%-]+)/.exec(location) ?? []
  const words = `${location} ${Buffer.from(encoded, 'base64').toString('latin1')} ${textOf(answer).slice(0, 100_000)}`
  if (/redirect[ _-]?ur[il]/i.test(words) && (answer.status >= 400 || encoded !== '')) {
    return [wrong('redirect URI', `${name} does not know ${redirectUri}`, 'Register it there, letter by letter.')]
  }
  if (/(?:invalid|deleted|unknown)[ _-]client/i.test(words)) {
    const what = `${name} does not know the client id ${quoted(provider.clientId)}`
    return [wrong('redirect URI', what, 'Copy it from the provider into config.json.')]
  }
  return unseen(site, provider)
}

const unseen = (site: URL, provider: Provider): Finding[] => [
  advice(
    'redirect URI',
    `${quoted(provider.label)} did not say whether it knows ${redirectUriOf(site, provider)}`,
    'Sign in once, and look at /setup where that fails.',
  ),
]
