import { CalendarWorld } from '../calendar/calendar-world.ts'
import { DriveWorld } from '../drive/drive-world.ts'
import { FaultSwitches } from '../faults.ts'
import { GmailWorld } from '../gmail/gmail-world.ts'
import type { Language, MockOptions } from '../options.ts'
import { base64url } from './encoding.ts'
import { peopleOf, type Person } from './people.ts'
import { newState, type MockState } from './state.ts'
import type { BlobStore } from './store.ts'

/** What the built-in Google knows at one moment; the rules read and change it, tests arrange it and look at it. */
export class World {
  state: MockState
  readonly options: MockOptions
  readonly faults: FaultSwitches
  readonly calendar: CalendarWorld
  readonly gmail: GmailWorld
  readonly drive: DriveWorld
  /** May be changed at any time; holds for what is issued afterwards. */
  readonly settings: {
    accessTokenLifetimeSeconds: number
    rotateRefreshTokens: boolean
    endSession: boolean
    /** ID tokens name the issuer without `https://`, as some of Google's do. */
    shortIssuer: boolean
    /** Of each person's Drive. */
    storageLimitBytes: number
    /** Of one export of a Google document. */
    exportLimitBytes: number
    /** Nothing of an upload's session can be read from another origin. */
    hidesUploadHeaders: boolean
    /** Searches over all shared drives say that they did not look everywhere. */
    searchesIncomplete: boolean
  }

  constructor(options: MockOptions) {
    this.options = options
    this.state = this.fresh()
    this.faults = new FaultSwitches(() => this.state.faults)
    this.calendar = new CalendarWorld(this)
    this.gmail = new GmailWorld(this)
    this.drive = new DriveWorld(this)
    this.settings = {
      accessTokenLifetimeSeconds: options.accessTokenLifetimeSeconds ?? 3599,
      rotateRefreshTokens: options.rotateRefreshTokens ?? true,
      endSession: options.endSession ?? false,
      shortIssuer: false,
      storageLimitBytes: 15 * 1024 ** 3,
      exportLimitBytes: 10 * 1024 ** 2,
      hidesUploadHeaders: false,
      searchesIncomplete: false,
    }
  }

  /** A world in which nobody has done anything yet. */
  fresh(): MockState {
    const { now, timeZone, language } = this.options
    return newState({ anchorMs: now(), timeZone, language })
  }

  /** The provider's own clock, in wall-clock milliseconds; one hour fast while `clock-skew` is on. */
  get nowMs(): number {
    return this.options.now() + this.state.clockOffsetMs + (this.faults.has('clock-skew') ? 3_600_000 : 0)
  }

  readonly clock = {
    /** Moves the provider's clock, and only the provider's. */
    advance: (ms: number) => {
      this.state.clockOffsetMs += ms
    },
  }

  /** Contents of files and attachments. */
  get blobs(): BlobStore {
    return this.options.store.blobs
  }

  get language(): Language {
    return this.state.seed.language
  }

  get people(): readonly Person[] {
    return peopleOf(this.language)
  }

  /** @param hint an e-mail address or a subject, as in `login_hint` */
  personBy(hint: string | undefined): Person | undefined {
    return this.people.find(({ subject, email }) => subject === hint || email === hint?.toLowerCase())
  }

  /** A value nobody can guess (256 bits), with the mark of tests inside. */
  secret(prefix: string): string {
    return `${prefix}${this.options.mark ?? ''}${base64url(this.options.random(32))}`
  }

  /** All codes and tokens of a family stop working (RFC 6749 §4.1.2, RFC 9700 §4.14). */
  revokeFamily(familyId: string) {
    this.#revoke((record) => record.familyId === familyId)
  }

  /** All that a person ever allowed a client is gone, as at Google: one token revoked revokes the combined grant. */
  revokeGrant(clientId: string, subject: string) {
    this.#revoke((record) => record.clientId === clientId && record.subject === subject)
    this.state.grants = this.state.grants.filter((grant) => grant.clientId !== clientId || grant.subject !== subject)
  }

  #revoke(matches: (record: { familyId: string; clientId: string; subject: string }) => boolean) {
    for (const records of [this.state.codes, this.state.accessTokens, this.state.refreshTokens]) {
      for (const [hash, record] of Object.entries(records)) if (matches(record)) delete records[hash]
    }
  }
}
