import { ownMember, type JsonObject } from './json-object.ts'
import { VaultError } from './vault-error.ts'

/** Clocks of provider and device may differ by this much (five minutes would be too much, says the RP test suite). */
const leewayMs = 60_000
/** An ID token that comes with a token response was made for it, not long before. */
const maxAgeMs = 600_000
/** A longer life than this says nothing about the device's clock. */
const longestPlausibleLifeMs = 86_400_000

/**
 * Checks `exp`, `iat` and `nbf` (Core §3.1.3.7 (9, 10)). A token that would be good at another time of day, and has no
 * other fault, means that the clock of the device is wrong: then the person is told so, and by how much.
 * @throws VaultError `id-token-malformed` | `id-token-expired` | `clock-skew` with minutes and `ahead` or `behind`
 */
export function checkTimes(
  payload: JsonObject,
  { nowMs, tokenRequestedAtMs }: { nowMs: number; tokenRequestedAtMs: number },
  onCheck: (name: 'iat' | 'exp', passed: boolean, expected: number, actual: number) => void = () => undefined,
): void {
  const issuedAtMs = instant(payload, 'iat')
  const expiresAtMs = instant(payload, 'exp')
  const notBeforeMs = Object.hasOwn(payload, 'nbf') ? instant(payload, 'nbf') : issuedAtMs
  const isAlive = expiresAtMs + leewayMs > nowMs
  const isIssued =
    notBeforeMs - leewayMs <= nowMs && issuedAtMs - leewayMs <= nowMs && issuedAtMs >= tokenRequestedAtMs - maxAgeMs
  const nowSeconds = Math.round(nowMs / 1000)
  onCheck('iat', isIssued, nowSeconds, issuedAtMs / 1000)
  onCheck('exp', isAlive, nowSeconds, expiresAtMs / 1000)
  if (isAlive && isIssued) return

  const skewMs = nowMs - issuedAtMs
  const lifeMs = expiresAtMs - issuedAtMs
  const isGoodWhenIssued = lifeMs > 0 && lifeMs <= longestPlausibleLifeMs && notBeforeMs - leewayMs <= issuedAtMs
  if (isGoodWhenIssued && Math.abs(skewMs) > leewayMs) {
    throw new VaultError('clock-skew', {
      minutes: String(Math.round(Math.abs(skewMs) / 60_000)),
      direction: skewMs > 0 ? 'ahead' : 'behind',
    })
  }
  throw new VaultError('id-token-expired')
}

/** A NumericDate (RFC 7519 §2) in milliseconds. */
function instant(payload: JsonObject, claim: string): number {
  const value = ownMember(payload, claim)
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new VaultError('id-token-malformed', { part: claim })
  }
  return value * 1000
}
