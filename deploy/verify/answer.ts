import { parseSecureUrl } from '#config/secure-url.ts'

/** An answer as it came: nothing followed, unpacked or cached. */
export interface Answer {
  kind: 'answer'
  url: string
  status: number
  /** Each value as it was sent, by the name in lower case. */
  headers: ReadonlyMap<string, readonly string[]>
  body: Buffer
  /** When the certificate of the connection ends. */
  certificateEndsAtMs?: number
}

/** Why there is no answer, as a clause that fits behind the address. */
export interface Failure {
  kind: 'failure'
  url: string
  reason: 'timeout' | 'too-large' | 'closed' | 'certificate' | 'no-such-host' | 'refused' | 'unreachable'
  words: string
}

export type Asked = Answer | Failure

/** The value of a header, several joined as a browser does; undefined where it was not sent. */
export const headerOf = (answer: Answer, name: string): string | undefined => answer.headers.get(name)?.join(', ')

/** Without parameters, in lower case. */
export const mediaTypeOf = (answer: Answer): string =>
  (headerOf(answer, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

export const textOf = (answer: Answer): string => answer.body.toString('utf8')

export const isHtml = (answer: Answer): boolean => mediaTypeOf(answer) === 'text/html'

export const isRedirect = ({ status }: Answer): boolean => status >= 300 && status < 400 && status !== 304

/** Whether an address is one of this machine alone, where `http:` is as good as `https:`. */
export const isLoopback = ({ host }: URL): boolean => parseSecureUrl(`http://${host}/`) !== undefined
