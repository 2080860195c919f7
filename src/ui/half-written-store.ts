import { belongsToAccount } from './belongings.ts'

/**
 * What a person has typed and not sent yet, kept for this tab while the page is away: at the provider for a permission,
 * reloaded, or gone with a vault that died. It belongs to one account and is wiped when that account leaves.
 */

const ownerKey = 'pixy.half-written'
const entryKey = (name: string) => `${ownerKey}/${name}`
const isEntry = (key: string) => key.startsWith(entryKey(''))
/** Half of what a browser allows a whole site is plenty for one text. */
const maxCharacters = 1_000_000

let isOpen = false

/** A forbidden or full store keeps nothing, and disturbs nobody who is typing. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const halfWritten = {
  /** From now on texts are of this account; those of another are wiped. */
  openFor(account: string): void {
    isOpen = true
    attempt(() => {
      if (sessionStorage.getItem(ownerKey) !== account) wipe()
      sessionStorage.setItem(ownerKey, account)
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
  forget(name: string): void {
    attempt(() => sessionStorage.removeItem(entryKey(name)))
  },
  /** The account has left. A form that is still on screen in this turn keeps nothing any more. */
  close(): void {
    isOpen = false
    attempt(wipe)
  },
}

belongsToAccount(halfWritten.close)

function wipe(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key === ownerKey || isEntry(key)) sessionStorage.removeItem(key)
  }
}
