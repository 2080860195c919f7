import type { MailQuota } from './gmail/quota.ts'
import type { MockStore } from './world/store.ts'

export type Language = 'en' | 'ko' | 'ja'

export interface MockClient {
  clientId: string
  /** Compared exactly, character by character (RFC 9700 §2.1); a predicate is for tests with random ports. */
  redirectUris: readonly string[] | ((redirectUri: string) => boolean)
  /** Google's manner with web clients: no token request without it, PKCE or not. Default none: a public client. */
  secret?: string
}

/** All that the built-in Google needs to be told; clock, randomness and storage come in from the door. */
export interface MockOptions {
  /** Issuer identifier without a trailing slash. All endpoints but the APIs live below it. */
  issuer: string
  /** URL prefixes of the APIs, each ending in `/`; known names: `calendar`, `gmail`, `gmailUpload`, `drive`, `driveUpload`. */
  apis: Readonly<Record<string, string>>
  clients: readonly MockClient[]
  store: MockStore
  /** Wall-clock milliseconds. */
  now: () => number
  random: (bytes: number) => Uint8Array<ArrayBuffer>
  /** IANA zone of the person who looks: the seeded year is made in it. */
  timeZone: string
  /** Language of the seeded world, and of pages where the request names none. */
  language: Language
  /** `html`: the authorization endpoint answers with forms. `app`: a page of our own draws its screens (`page/main.ts`). */
  pages: 'html' | 'app'
  /** Default 3599, Google's. */
  accessTokenLifetimeSeconds?: number
  /** Default true: a new refresh token at each use, and reuse revokes the family. False: Google's way. */
  rotateRefreshTokens?: boolean
  /** Default false, Google's: no RP-initiated logout. */
  endSession?: boolean
  /** How much more than the believable seed there is, for measuring; made only when it is read. */
  sizes?: {
    threads?: number
    events?: number
    /** Files in one folder of the first person's Drive. */
    files?: number
  }
  /** Default none: Gmail's quota for each person, so that economy can be tested. */
  mailQuota?: MailQuota
  /** Put inside every code and opaque token, so that tests can look for leaks. ID tokens are known by their head. */
  mark?: string
}
