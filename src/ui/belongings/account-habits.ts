import { belongsToAccount } from './belongings.ts'

/**
 * How the account that is signed in likes to see its things, where the provider keeps no such choice. It outlives the
 * page and leaves with the account: nothing secret and no content is ever kept here.
 */

const storageKey = 'pixy.habits'
/** What is longer is no habit. */
const maxCharacters = 50_000

let owner = ''

/** What is kept of this account; another's, a broken or a forbidden store counts as nothing. */
function kept(): Record<string, unknown> {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Partial<Record<string, unknown>> | null
    const { owner: whose, habits } = stored ?? {}
    return whose === owner && typeof habits === 'object' ? { ...habits } : {}
  } catch {
    return {}
  }
}

function wipe() {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // A forbidden store has kept nothing either.
  }
}

export const accountHabits = {
  /** From now on habits are of this account; those of another are wiped. */
  openFor(account: string): void {
    owner = account
    if (Object.keys(kept()).length === 0) wipe()
  },
  read: (name: string): unknown => (owner ? kept()[name] : undefined),
  keep(name: string, value: unknown): void {
    if (!owner) return
    const written = JSON.stringify({ owner, habits: { ...kept(), [name]: value } })
    if (written.length > maxCharacters) return
    try {
      localStorage.setItem(storageKey, written)
    } catch {
      // A full or forbidden store: it holds for this page only.
    }
  },
}

belongsToAccount(() => {
  owner = ''
  wipe()
})
