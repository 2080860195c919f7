const wipes = new Set<() => void>()

/**
 * Registers what a module remembers of the account that is signed in, outside of the account's cache: texts, timers,
 * things that could be undone.
 * @param wipe forgets it, and calls off what was still to happen; called in the turn in which the account leaves
 * @returns ends the registration, for what lives shorter than the page
 */
export function belongsToAccount(wipe: () => void): () => void {
  wipes.add(wipe)
  return () => void wipes.delete(wipe)
}

/** The account has signed out, here or in another tab, or somebody else has come. */
export function accountLeft(): void {
  for (const wipe of wipes) wipe()
}
