const maxLength = 2_048
/** Pages that are steps of the protocol: nobody comes back to them. */
const technical = ['callback', 'signed-out', 'demo']
const responseParameters = ['code', 'state', 'access_token', 'id_token', 'response']

/**
 * Where a person may be sent after signing in: path, query and hash of a page of ours, ready to be navigated to. The
 * base path itself for everything else: other origins in any disguise, technical pages, and addresses that look like
 * a callback (RFC 9700 §4.11.1).
 * @param candidate path with the base path, query and hash, as `location` has them
 * @param origin of the app, e.g. `https://host`
 * @param base starts and ends with `/`
 */
export function safeReturnPath(candidate: unknown, origin: string, base: string): string {
  if (typeof candidate !== 'string' || candidate.length > maxLength) return base
  // Browsers drop tabs and newlines and read \ as /, so text that is checked with them inside is not what is visited.
  if (!/^\/(?!\/)[^\\\x00-\x20\x7f]*$/.test(candidate)) return base
  let url: URL
  try {
    url = new URL(candidate, origin)
  } catch {
    return base
  }
  const { pathname, search, hash } = url
  // `/.//evil.example` stays on the origin, but its path, taken alone, does not.
  if (url.origin !== origin || !pathname.startsWith(base) || pathname.includes('//')) return base
  const page = firstSegment(pathname.slice(base.length))
  if (page === undefined || technical.includes(page)) return base
  const inHash = new URLSearchParams(hash.slice(1))
  if (responseParameters.some((name) => url.searchParams.has(name) || inHash.has(name))) return base
  return pathname + search + hash
}

/** As a router sees it: decoded, without regard to case. Undefined where it cannot be decoded. */
function firstSegment(path: string): string | undefined {
  try {
    return decodeURIComponent(path).toLowerCase().split('/', 1)[0]
  } catch {
    return undefined
  }
}
