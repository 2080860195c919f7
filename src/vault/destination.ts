import type { ApiRequest } from './protocol.ts'

/** Headers a page may set; Authorization is the vault's alone. The last four are those of Google's resumable uploads. */
const requestHeaders =
  /^(accept|accept-language|content-type|if-match|if-none-match|range|content-range|x-upload-content-(type|length)|x-guploader-no-308)$/i

const methods: readonly unknown[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Headers of an answer that reach the page: nothing in which a server could hand a token back. */
const responseHeaders = [
  'content-type',
  'content-length',
  'content-range',
  'date',
  'etag',
  'last-modified',
  'location',
  'range',
  'retry-after',
  'x-http-status-code-override',
]

/** Where a request goes and with which headers; undefined where it may not go, or is malformed in any way. */
export function judgeRequest(
  apis: Readonly<Record<string, string>>,
  request: ApiRequest,
): { url: URL; headers: Headers } | undefined {
  try {
    if (!methods.includes(request.method) || !Array.isArray(request.scopes)) return undefined
    const url = destinationOf(apis, request)
    return url && { url, headers: requestHeadersOf(request.headers) }
  } catch {
    return undefined
  }
}

/**
 * The absolute URL of a request, or undefined where it would leave the API's prefix. The page names the API; origin
 * and path come from the configuration, which the vault reads for itself.
 */
export function destinationOf(apis: Readonly<Record<string, string>>, request: ApiRequest): URL | undefined {
  const prefix = Object.hasOwn(apis, request.api) ? apis[request.api] : undefined
  // URLs lose tabs and newlines on the way, so text that is checked with them inside is not what is sent.
  if (prefix === undefined || /[\\?#\x00-\x20\x7f]|^\/|^[a-z][a-z0-9+.-]*:/i.test(request.path)) return undefined
  // Encoded dots and slashes are read as path by some servers, so they count as such here.
  if (/(^|\/)\.{1,2}(\/|$)/.test(request.path.replace(/%2e/gi, '.').replace(/%2f|%5c/gi, '/'))) return undefined
  const [below, url] = [URL.parse(prefix), URL.parse(prefix + request.path)]
  if (!below || !url?.href.startsWith(below.href)) return undefined
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (/^(access_token|oauth_token|bearer_token)$/i.test(name)) return undefined
    for (const one of typeof value === 'string' ? [value] : value) url.searchParams.append(name, one)
  }
  return url
}

/** Of the headers a page sets, those it may set. */
export function requestHeadersOf(headers: ApiRequest['headers']): Headers {
  return new Headers(Object.entries(headers ?? {}).filter(([name]) => requestHeaders.test(name)))
}

/** Of the headers of an answer, those a page may see. */
export function responseHeadersOf(headers: Headers): Record<string, string> {
  const passing: Record<string, string> = {}
  for (const name of responseHeaders) {
    const value = headers.get(name)
    if (value !== null) passing[name] = value
  }
  return passing
}
