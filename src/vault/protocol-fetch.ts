import { parseSecureUrl } from '#config/secure-url.ts'
import type { SignInCode } from './protocol.ts'
import { readBounded } from './read-bounded.ts'
import { VaultError } from './vault-error.ts'

export type ExchangeKind = 'discovery' | 'keys' | 'token' | 'api-token' | 'userinfo' | 'revocation' | 'sign-out'

export interface ProtocolRequest {
  method: 'GET' | 'POST'
  form?: URLSearchParams
  /** Sent in the Authorization header and nowhere else (RFC 6750 §2.1). */
  accessToken?: string
  /** The endpoint's own cookies go along, and may be set; for a token helper that keeps the refresh token. */
  cookies?: boolean
  signal?: AbortSignal
}

export interface ProtocolAnswer {
  status: number
  /** Lower case, without parameters. */
  mediaType: string
  headers: Headers
  text: string
}

/** One exchange with the provider as an observer sees it: raw, so whoever keeps it must redact it. */
export interface Exchange {
  kind: ExchangeKind
  url: string
  method: 'GET' | 'POST'
  form?: URLSearchParams
  accessToken?: string
  status?: number
  mediaType?: string
  text?: string
  startedAtMs: number
  durationMs: number
  error?: SignInCode
}

export interface ProtocolFetch {
  /**
   * Sends one request and reads the whole answer. Judges nothing but the way: any status is an answer.
   * @throws VaultError `endpoint-not-allowed` | `offline` | `timeout` | `provider-metadata` | `token-response`
   * @throws what the caller's signal was aborted with
   */
  request: (kind: ExchangeKind, url: string, init: ProtocolRequest) => Promise<ProtocolAnswer>
}

export interface ProtocolFetchSettings {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** Where the provider may be spoken to, beside being https. */
  isAllowed: (url: URL) => boolean
  /** For the times in `onExchange`. */
  nowMs: () => number
  monotonicNowMs: () => number
  /** Calls back once after the delay; the answer cancels it. */
  after?: (delayMs: number, callback: () => void) => () => void
  /** From the request to the last byte of the body. Default 10 s. */
  timeoutMs?: number
  /** Of the decoded body. Default 1 MiB. */
  maxBytes?: number
  onExchange?: (exchange: Exchange) => void
}

/** The one way to the provider's endpoints: no credentials but a token helper's own, no cache, no referrer, no redirect followed, bounded. */
export function createProtocolFetch(settings: ProtocolFetchSettings): ProtocolFetch {
  const { timeoutMs = 10_000, maxBytes = 1_048_576, after = afterByTimer } = settings

  async function send(kind: ExchangeKind, url: string, init: ProtocolRequest): Promise<ProtocolAnswer> {
    const parsed = parseSecureUrl(url)
    if (!parsed || !settings.isAllowed(parsed)) throw new VaultError('endpoint-not-allowed', { endpoint: kind })
    init.signal?.throwIfAborted()
    const stop = new AbortController()
    const cancelTimer = after(timeoutMs, () => stop.abort(new VaultError('timeout')))
    const onAbort = () => stop.abort(init.signal?.reason)
    init.signal?.addEventListener('abort', onAbort)
    try {
      // Raced, so that a body or a fetch that does not heed the signal cannot hold the caller either.
      return await Promise.race([receive(kind, parsed, init, stop.signal), rejectOnAbort(stop.signal)])
    } catch (error) {
      if (stop.signal.aborted) throw stop.signal.reason
      throw error instanceof VaultError ? error : new VaultError('offline')
    } finally {
      cancelTimer()
      init.signal?.removeEventListener('abort', onAbort)
      stop.abort(new VaultError('timeout'))
    }
  }

  async function receive(
    kind: ExchangeKind,
    url: URL,
    { method, form, accessToken, cookies }: ProtocolRequest,
    signal: AbortSignal,
  ): Promise<ProtocolAnswer> {
    const response = await settings.fetch(url.href, {
      method,
      headers: { accept: 'application/json', ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) },
      ...(form ? { body: form } : {}),
      // A redirected discovery is told apart from no network: the remedy is the exact issuer in the configuration.
      redirect: kind === 'discovery' ? 'manual' : 'error',
      credentials: cookies ? 'include' : 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    })
    if (response.redirected) throw new VaultError('endpoint-not-allowed', { endpoint: kind })
    if (kind === 'discovery' && (response.type === 'opaqueredirect' || isRedirect(response.status))) {
      throw new VaultError('provider-metadata', { member: 'issuer', reason: 'redirected' })
    }
    return {
      status: response.status,
      mediaType: (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
      headers: response.headers,
      text: await readText(response, maxBytes, kind),
    }
  }

  return {
    request: async (kind, url, init) => {
      const { onExchange } = settings
      if (!onExchange) return send(kind, url, init)
      const startedAtMs = settings.nowMs()
      const startedMonotonicMs = settings.monotonicNowMs()
      const tell = (outcome: Partial<Exchange>) =>
        onExchange({
          kind,
          url,
          method: init.method,
          ...(init.form ? { form: init.form } : {}),
          ...(init.accessToken ? { accessToken: init.accessToken } : {}),
          ...outcome,
          startedAtMs,
          durationMs: settings.monotonicNowMs() - startedMonotonicMs,
        })
      try {
        const answer = await send(kind, url, init)
        tell({ status: answer.status, mediaType: answer.mediaType, text: answer.text })
        return answer
      } catch (error) {
        tell({ error: error instanceof VaultError ? error.code : 'session-ended' })
        throw error
      }
    },
  }
}

async function readText(response: Response, maxBytes: number, kind: ExchangeKind): Promise<string> {
  const bytes = await readBounded(response, maxBytes)
  if (bytes) return new TextDecoder().decode(bytes)
  const code = kind === 'discovery' || kind === 'keys' ? 'provider-metadata' : 'token-response'
  throw new VaultError(code, { member: kind, reason: 'too-large' })
}

const isRedirect = (status: number) => status >= 300 && status < 400

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function afterByTimer(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}
