import type { FaultState } from '../faults.ts'
import type { CalendarState } from '../calendar/state.ts'
import { newDriveState, type DriveState } from '../drive/state.ts'
import { newGmailState, type GmailState } from '../gmail/state.ts'
import type { Language } from '../options.ts'

/** A signing key. It is kept with the world, so that a reload does not invalidate what was signed. */
export interface SigningKey {
  keyId: string
  publicJwk: JsonWebKey
  privateJwk: JsonWebKey
}

/** What a person allowed a client, remembered until it is revoked. */
export interface Grant {
  clientId: string
  subject: string
  scopes: string[]
  /** A refresh token was issued for this grant. */
  offline: boolean
}

/** An authorization code, under the hash of its value. `familyId` joins all tokens that come of it. */
export interface CodeRecord {
  familyId: string
  clientId: string
  redirectUri: string
  subject: string
  scopes: string[]
  offline: boolean
  expiresAtMs: number
  /** Only while the code is pending. */
  nonce?: string
  /** Only while the code is pending. */
  codeChallenge?: string
  used: boolean
}

export interface AccessTokenRecord {
  familyId: string
  clientId: string
  subject: string
  scopes: string[]
  expiresAtMs: number
}

export interface RefreshTokenRecord {
  familyId: string
  clientId: string
  subject: string
  scopes: string[]
  issuedAtMs: number
  /** Replaced by rotation: a second use is a theft. */
  used: boolean
}

/** A kept state of another version is left behind. */
export const stateVersion = 2

/** Everything the built-in Google remembers, as JSON. No code and no token stands in it, only their hashes. */
export interface MockState {
  version: typeof stateVersion
  seed: { anchorMs: number; timeZone: string; language: Language }
  clockOffsetMs: number
  keys: SigningKey[]
  /** People signed in at the provider, by browser: the hash of its cookie, or `this-browser`. */
  browserSessions: Record<string, string[]>
  grants: Grant[]
  codes: Record<string, CodeRecord>
  accessTokens: Record<string, AccessTokenRecord>
  refreshTokens: Record<string, RefreshTokenRecord>
  faults: FaultState
  /** Where a lesson waits for what comes of a fault. */
  lesson?: string
  calendar: CalendarState
  gmail: GmailState
  drive: DriveState
}

export const newState = (seed: MockState['seed']): MockState => ({
  version: stateVersion,
  seed,
  clockOffsetMs: 0,
  keys: [],
  browserSessions: {},
  grants: [],
  codes: {},
  accessTokens: {},
  refreshTokens: {},
  faults: {},
  calendar: { revision: 0, epoch: 0, changes: {} },
  gmail: newGmailState(),
  drive: newDriveState(),
})

const forgetAfterMs = 60 * 60_000
const forgetUsedAfterMs = 24 * 60 * 60_000

/** Drops codes and access tokens that ended an hour ago and old refresh tokens that were replaced: a demo stays small. */
export function forgetExpired(state: MockState, nowMs: number) {
  for (const records of [state.codes, state.accessTokens]) {
    for (const [hash, { expiresAtMs }] of Object.entries(records)) {
      if (expiresAtMs < nowMs - forgetAfterMs) delete records[hash]
    }
  }
  for (const [hash, { used, issuedAtMs }] of Object.entries(state.refreshTokens)) {
    if (used && issuedAtMs < nowMs - forgetUsedAfterMs) delete state.refreshTokens[hash]
  }
}

/** Whether anybody changed anything of what was seeded. */
const isTouched = ({ calendar, gmail, drive }: MockState) =>
  calendar.revision > 0 || gmail.revision > 0 || drive.revision > 0

const seedLastsMs = 60 * 24 * 3_600_000

/** The seeded year moves along when the demo is opened again months later, as long as nothing in it was changed. */
export function keepSeedFresh(state: MockState, nowMs: number) {
  if (nowMs - state.seed.anchorMs < seedLastsMs || isTouched(state)) return
  state.seed.anchorMs = nowMs
  state.calendar.epoch += 1
}

/** The seeded year speaks the language of the person who looks, as long as nothing in it was changed. */
export function speak(state: MockState, language: Language) {
  if (isTouched(state) || state.seed.language === language) return
  state.seed.language = language
  state.calendar.epoch += 1
}
