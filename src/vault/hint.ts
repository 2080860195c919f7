/** That a person was signed in at a provider, so that one silent attempt after a lost vault is worth it. Nothing secret. */
export interface Hint {
  providerId: string
  subject: string
  /** What was granted, so that a restored session can do what the lost one could. */
  scopes: readonly string[]
  /** They have left, and the token helper has not heard of it yet: nobody is to be restored, the helper is to be told. */
  leaving?: 'end' | 'revoke'
}

export interface HintStore {
  /** The hint, as long as it has not been tried. */
  read: () => Promise<Hint | undefined>
  write: (hint: Hint) => Promise<void>
  remove: () => Promise<void>
}

/** Storage that does not answer keeps nobody waiting for longer. A machine that is busy is slow to answer, and does. */
export const storagePatienceMs = 6_000
