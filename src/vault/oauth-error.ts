const errorName = /^[a-z][a-z_]{0,39}$/

/**
 * The `error` value of an OAuth error response (RFC 6749 §4.1.2.1, §5.2) as it may be shown. The specifications name
 * lower-case words joined by underscores; anything else could be a reflected secret or text made to mislead.
 */
export function oauthErrorName(value: unknown): string {
  return typeof value === 'string' && errorName.test(value) ? value : 'unknown'
}
