/** Names in the DNS, and numbers. URLs let `*`, `;`, `$` and quotes pass, which policies and hosts' files obey. */
const host = /^([a-z0-9._-]+|\[[0-9a-f:]+\])$/
const loopback = /^(localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])$/

/**
 * An absolute address that may carry protocol messages: https (http on loopback only, for development), without user
 * name and fragment (RFC 9700 §2.6, OAuth 2.1 §1.5). Undefined for everything else.
 */
export function parseSecureUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || /[\s\\]/.test(text) || !/^https?:\/\//i.test(text)) return undefined
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return undefined
  }
  if (url.username || url.password || text.includes('#') || !host.test(url.hostname)) return undefined
  return url.protocol === 'https:' || loopback.test(url.hostname) ? url : undefined
}
