import { resolvePresets } from '../../../deploy/presets.ts'
import { createProvider, type Behaviour, type Body, type Endpoints, type Provider } from '../../hostile/provider.ts'
import { createTestVault, type TestPage, type TestVault } from '../../in-process/vault.ts'

/** How one provider differs from one that does everything as the standards have it. */
export interface Manners {
  name: string
  /** What a deployer writes; id, kind and label are the same everywhere. */
  config: Body & { issuer: string; clientId: string }
  endpoints: Endpoints
  endSession?: string
  /** Changes to an honest discovery document; `undefined` takes a member away. */
  metadata?: Body
  /** Changes to honest claims of the ID token. */
  claims?: Body
  /** Parameters of the callback, beside code and state. */
  callback?: Record<string, string>
  /** Changes to an honest token response. */
  tokens?: Body
  /** Changes to that of a refresh only. */
  refreshed?: Body
  rotates?: boolean
  /** An OAuth error with which a request is sent back, or a page of the provider that nobody gets past. */
  refuses?: (asked: URLSearchParams) => { error: string } | { page: string } | undefined
  /** Whether this request is one after which a refresh token comes. */
  handsOutRefreshToken?: (asked: URLSearchParams) => boolean
  /** A refresh token that is no good any more. */
  refusal: () => Response
  revocation?: () => Response
  more?: Partial<Pick<Behaviour, 'keys' | 'userinfo' | 'metadata'>> &
    Partial<Pick<Provider, 'signingKey' | 'publishedKeys'>>

  /** Beside what every authorization request holds. */
  asks: Record<string, string>
  /** Beside what every token request holds. */
  exchanges?: Record<string, string>
  /** The query of the address that ends its session, but for `state`; undefined where there is no such address. */
  leavesWith: Record<string, string> | undefined
  /** What a refused refresh is called. */
  refusedAs?: 'session-ended' | 'renewal-refused'
}

export interface Emulation {
  vault: TestVault
  page: TestPage
  provider: Provider
  /** Everything that was asked of it. */
  requests: { url: string; form: URLSearchParams; headers: string[] }[]
  /** What went anywhere else. */
  stray: string[]
  begin: () => Promise<URLSearchParams>
  signIn: () => Promise<{ problem?: { code: string } }>
}

/** A real vault, configured by the preset, before an emulation of its provider. */
export async function emulate(manners: Manners): Promise<Emulation> {
  const { config, endpoints } = manners
  const resolved = resolvePresets({ providers: [{ id: 'work', kind: 'oidc', label: 'Work', ...config }], demo: false })
  if (!resolved.ok) throw new Error(resolved.problems.join('\n'))
  const requests: Emulation['requests'] = []
  const stray: string[] = []
  let asked = new URLSearchParams()

  const vault = createTestVault({
    config: resolved.source,
    fetch: async (request) => {
      const form = new URLSearchParams(await request.text())
      requests.push({ url: request.url, form, headers: [...request.headers.keys()] })
      if (request.credentials !== 'omit') throw new TypeError('One origin is allowed, and no credentials')
      const answer = await provider.answer(request.url, { body: form })
      if (!answer) stray.push(request.url)
      return answer ?? new Response(null, { status: 404 })
    },
  })
  const provider = createProvider(
    { issuer: config.issuer, clientId: config.clientId, subject: 'ada', endpoints },
    vault.time.nowMs,
  )
  provider.rotates = manners.rotates ?? true
  Object.assign(provider, pick(manners.more, ['signingKey', 'publishedKeys']))
  const usual: Partial<Behaviour> = {
    metadata: (document) => changed(document, { end_session_endpoint: manners.endSession, ...manners.metadata }),
    claims: (claims) => changed(claims, manners.claims),
    callback: (parameters) => {
      const kept = ['code', 'state'].map((name) => [name, parameters.get(name) ?? ''])
      return new URLSearchParams({ ...Object.fromEntries(kept), ...manners.callback })
    },
    tokens: (body, form) => {
      const isRefresh = form.get('grant_type') === 'refresh_token'
      const comes = isRefresh || (manners.handsOutRefreshToken?.(asked) ?? true)
      return changed(body, {
        ...(comes ? {} : { refresh_token: undefined }),
        ...manners.tokens,
        ...(isRefresh ? manners.refreshed : {}),
      })
    },
    revocation: manners.revocation ?? (() => new Response()),
  }
  Object.assign(provider.behaviour, usual, pick(manners.more, ['keys', 'userinfo', 'metadata']))

  const page = await vault.open()
  const url = async () => {
    const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
    if ('problem' in begun) throw new Error(begun.problem.code)
    asked = new URL(begun.url).searchParams
    return begun.url
  }
  return {
    vault,
    page,
    provider,
    requests,
    stray,
    begin: async () => new URL(await url()).searchParams,
    signIn: async () => {
      const { query, fragment } = await provider.authorize(await url())
      const refused = nonceMissing(asked) ?? manners.refuses?.(asked)
      if (refused && 'page' in refused) throw new Error(`The person stays at the provider: ${refused.page}`)
      const answer = refused && new URLSearchParams({ ...refused, state: asked.get('state') ?? '' })
      return page.call('callback', { query: answer ? `?${answer.toString()}` : query, fragment, frame: false })
    },
  }
}

/** Some of them insist on one. */
const nonceMissing = (asked: URLSearchParams) => (asked.get('nonce') ? undefined : { error: 'invalid_request' })

const changed = (honest: Body, changes: Body = {}): Body =>
  Object.fromEntries(Object.entries({ ...honest, ...changes }).filter(([, value]) => value !== undefined))

const pick = (from: object = {}, names: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
