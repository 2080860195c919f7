import { once } from 'node:events'
import { request as askHttp, type IncomingMessage } from 'node:http'
import { request as askHttps } from 'node:https'
import { TLSSocket } from 'node:tls'
import type { Answer, Asked, Failure } from './answer.ts'

export interface Question {
  method?: 'GET' | 'OPTIONS'
  headers?: Readonly<Record<string, string>>
}

/** Asks one address and reads the whole answer. Never throws: what goes wrong is a {@link Failure}. */
export type Ask = (url: string, question?: Question) => Promise<Asked>

export interface Bounds {
  /** From the request to the last byte of its answer. */
  timeoutMs: number
  /** Of all requests together; what comes later is not asked any more. */
  altogetherMs: number
  /** Of one answer. */
  maxBytes: number
  /** Of all answers together: they are kept until the report is written. */
  altogetherBytes: number
  /** Requests under way at the same time. */
  atOnce: number
}

export const defaultBounds: Bounds = {
  timeoutMs: 10_000,
  altogetherMs: 120_000,
  maxBytes: 8_000_000,
  altogetherBytes: 100_000_000,
  atOnce: 6,
}

/** Node's own client and not `fetch`, which follows, unpacks, and does not say why it failed. */
export function createAsk(bounds: Bounds = defaultBounds): Ask {
  const endMs = performance.now() + bounds.altogetherMs
  const turn = turns(bounds.atOnce)
  const budget = { restBytes: bounds.altogetherBytes }
  return (url, question = {}) =>
    turn(async () => {
      const giveUp = new AbortController()
      const timer = setTimeout(() => giveUp.abort(), Math.min(bounds.timeoutMs, endMs - performance.now()))
      if (performance.now() >= endMs) giveUp.abort()
      try {
        return await receive(url, question, { ...bounds, budget }, giveUp.signal)
      } catch (error) {
        return failureOf(url, error, giveUp.signal.aborted, bounds)
      } finally {
        clearTimeout(timer)
      }
    })
}

async function receive(
  url: string,
  { method = 'GET', headers = {} }: Question,
  { maxBytes, altogetherBytes, budget }: Bounds & { budget: { restBytes: number } },
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted()
  const send = url.startsWith('https:') ? askHttps : askHttp
  const asking = send(url, {
    method,
    headers: { 'Accept-Encoding': 'identity', 'User-Agent': 'pixy-verify', ...headers },
    agent: false,
    signal,
  })
  asking.end()
  // The signal is heeded twice: who switches to another protocol answers nothing, and an ended request tells nobody.
  const [response] = (await once(asking, 'response', { signal })) as [IncomingMessage]
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    budget.restBytes -= chunk.length
    if (budget.restBytes < 0) throw new RangeError(`is one too many: all together send ${inMb(altogetherBytes)}`)
    if (size > maxBytes) throw new RangeError(`sends more than ${inMb(maxBytes)}`)
    chunks.push(chunk)
  }
  const { socket } = response
  const certificate = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : Number.NaN
  return {
    kind: 'answer',
    url,
    status: response.statusCode ?? 0,
    headers: new Map(Object.entries(response.headersDistinct).map(([name, values]) => [name, values ?? []])),
    body: Buffer.concat(chunks),
    ...(Number.isNaN(certificate) ? {} : { certificateEndsAtMs: certificate }),
  }
}

const inMb = (bytes: number) => `${bytes / 1_000_000} MB`

/** What Node says by a code, in words. Codes of certificates are those of OpenSSL, and many. */
const reasons: readonly (readonly [code: RegExp, reason: Failure['reason'], words: string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'no-such-host', 'is at a host whose name cannot be found'],
  [/^ECONNREFUSED$/, 'refused', 'refuses connections'],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'closed', 'hung up before its answer was complete'],
  [/^HPE_/, 'closed', 'does not answer as HTTP does'],
  [/^(?:EPROTO|ERR_SSL_)/, 'certificate', 'does not speak TLS as it should'],
  [/CERT|SELF_SIGNED|ISSUER|CRL|SIGNATURE/, 'certificate', 'has a certificate that no browser accepts'],
]

function failureOf(url: string, error: unknown, isTimeout: boolean, { timeoutMs }: Bounds): Failure {
  if (error instanceof RangeError) return { kind: 'failure', url, reason: 'too-large', words: error.message }
  if (isTimeout) {
    return { kind: 'failure', url, reason: 'timeout', words: `gave no complete answer in ${timeoutMs / 1000} seconds` }
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [, reason = 'unreachable', words = 'cannot be reached'] = reasons.find(([name]) => name.test(code)) ?? []
  return { kind: 'failure', url, reason, words: code === '' ? words : `${words} (${code})` }
}

/** Lets so many works run at once; the others wait for their turn. */
function turns(atOnce: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
