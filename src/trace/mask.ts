import type { Shown } from './entry.ts'

/**
 * The forms in which a hidden value is shown. All of them are words of this file, so that a screen can read them
 * back (`readMask`) and say them in the person's language.
 */
export const bullets = '••••'

const readable = /^(?:(Bearer|Basic|DPoP) )?(?:#([0-9a-f]{8})|••••) \((\d+) characters\)$/

/** Hides a value and tells only its length: `•••• (43 characters)`. */
export const mask = (value: string) => `${bullets} (${value.length} characters)` as Shown

/** Keeps the first character and the domain of an e-mail address: `j•••@example.org`. */
export function maskEmail(email: string): Shown {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  if (at < 2 || !/^[\w.-]{1,80}$/.test(domain) || !wordy(domain) || !/^[\p{L}\p{N}]/u.test(email)) return mask(email)
  return `${String.fromCodePoint(email.codePointAt(0) ?? 0)}•••@${domain}` as Shown
}

/**
 * A short sign by which two occurrences of one random value are recognised: `#1f3a09bc (43 characters)`. It tells
 * 32 bits at most (FNV-1a); only values long enough to keep 96 bits hidden get one, all others are masked.
 */
export function fingerprint(value: string): Shown {
  if (!/^[\w.~-]{22,}$/.test(value)) return mask(value)
  let hash = 0x811c9dc5
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return `#${(hash >>> 0).toString(16).padStart(8, '0')} (${value.length} characters)` as Shown
}

/** Reads a masked value back: how long it was, its authentication scheme, and its fingerprint where it has one. */
export function readMask(value: string): { characters: number; scheme?: string; fingerprint?: string } | undefined {
  const [, scheme, sign, characters] = readable.exec(value) ?? []
  if (characters === undefined) return undefined
  return {
    characters: Number(characters),
    ...(scheme === undefined ? {} : { scheme }),
    ...(sign === undefined ? {} : { fingerprint: sign }),
  }
}

const word =
  /^(?:[A-Z]?[a-z]{0,18}\d?|[A-Z]{1,16}|[a-z]{2,18}\d{1,4}|[A-Za-z]?[a-z]{0,12}(?:[A-Z][a-z]{2,16}|Id|At|Ms|Ur[il]){1,4}|v?\d{1,4}|\d\dT\d\d|AADSTS\d{1,7})$/

/**
 * Whether a value reads like a name made of words (`calendar.events.readonly`, `maxResults`, `oauth2`) or a number,
 * rather than like something drawn at random. Up to 8 characters it always does.
 */
export function wordy(value: string): boolean {
  if (value.length <= 8 || /^\d{9,15}$/.test(value)) return true
  if (value.length > 120 || /[-_.~/]{2}/.test(value)) return false
  return value.split(/[-_.~/]/).every((piece) => word.test(piece))
}

/** Replaces control and direction characters, with which a text could pretend to be another. */
export const printable = (value: string) => value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')

/** Cuts a text that is already redacted. */
export const bounded = (value: string, maxCharacters: number) =>
  (value.length > maxCharacters ? `${value.slice(0, maxCharacters)}…` : value) as Shown
