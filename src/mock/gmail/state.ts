/** What differs from the seeded mailbox, which is made anew from the seed and never stored. */
export interface GmailState {
  /** Rises with each change. */
  revision: number
}

export const newGmailState = (): GmailState => ({ revision: 0 })
