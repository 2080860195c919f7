import { belongsToAccount } from './belongings.ts'

/**
 * What a person has typed and not sent yet, kept for this tab while the page is away: at the provider for a permission,
 * reloaded, or gone with a vault that died. It belongs to one account and is wiped when that account leaves, in
 * whichever tab: one that slept or was elsewhere meanwhile finds out when it is next there.
 */

const ownerKey = 'pixy.half-written'
const entryKey = (name: string) => `${ownerKey}/${name}`
const isEntry = (key: string) => key.startsWith(entryKey(''))
/** How many accounts have left this browser so far. No word of whom. */
const departuresKey = 'pixy.departures'
/** Half of what a browser allows a whole site is plenty for one text. */
const maxCharacters = 1_000_000

/** So begin the names of what is kept beside the texts: how somebody likes to read, which is no work that could be lost. */
export const habitPrefix = 'habit/'

let isOpen = false

/** A forbidden or full store keeps nothing, and disturbs nobody who is typing. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** Whose texts these are, and since when nobody has left. */
const ownerOf = (account: string) => `${departures()} ${account}`
const departures = () => Number(attempt(() => localStorage.getItem(departuresKey)) ?? 0)

export const halfWritten = {
  /** From now on texts are of this account; those of another, or of before a sign-out, are wiped. */
  openFor(account: string): void {
    isOpen = true
    attempt(() => {
      if (sessionStorage.getItem(ownerKey) !== ownerOf(account)) wipe()
      sessionStorage.setItem(ownerKey, ownerOf(account))
    })
  },
  read(name: string): unknown {
    if (!isOpen) return undefined
    return attempt(() => JSON.parse(sessionStorage.getItem(entryKey(name)) ?? 'null') as unknown) ?? undefined
  },
  /** Of a text that has grown too long to be kept, the last form that was not stays. */
  keep(name: string, value: unknown): void {
    if (!isOpen) return
    attempt(() => {
      const written = JSON.stringify(value)
      if (written.length <= maxCharacters) sessionStorage.setItem(entryKey(name), written)
    })
  },
  /** Whether something waits to be finished that would be lost with the account. */
  holdsWork(): boolean {
    const isWork = (key: string) => isEntry(key) && !key.startsWith(entryKey(habitPrefix))
    return isOpen && (attempt(() => Object.keys(sessionStorage).some(isWork)) ?? false)
  },
  forget(name: string): void {
    attempt(() => sessionStorage.removeItem(entryKey(name)))
  },
  /** The account has left. A form that is still on screen in this turn keeps nothing any more. */
  close(): void {
    isOpen = false
    attempt(wipe)
    attempt(() => localStorage.setItem(departuresKey, String(departures() + 1)))
  },
  /**
   * While nobody is signed in here, what was written waits for its writer; once an account has left in another tab,
   * nobody will want it any more.
   * @returns ends the watch
   */
  watchDepartures(): () => void {
    const look = () => {
      attempt(() => {
        if (!isOpen && !sessionStorage.getItem(ownerKey)?.startsWith(ownerOf(''))) wipe()
      })
    }
    look()
    addEventListener('storage', look)
    return () => removeEventListener('storage', look)
  },
}

belongsToAccount(halfWritten.close)

function wipe(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key === ownerKey || isEntry(key)) sessionStorage.removeItem(key)
  }
}
