/** Who knows the exchanges of what was just done, and can show them. */
interface Witness {
  /** Ids of the exchanges since this was last asked. */
  takeWrites: () => readonly number[]
  /** @param steps of one deed; none: of whatever was last */
  show: (steps: readonly number[]) => void
}

let witness: Witness | undefined

/** There is one page at a time, and so one witness. @returns ends it */
export function witnessDeeds(next: Witness): () => void {
  witness = next
  return () => {
    if (witness === next) witness = undefined
  }
}

/**
 * How to show why the deed that has just been done was allowed; undefined where nobody could.
 * @param done when all of it is written, where it is told before; what is written later belongs to later deeds
 */
export function whyOfLatest(done?: Promise<unknown>): (() => void) | undefined {
  const present = witness
  if (!present) return undefined
  let steps = present.takeWrites()
  const takeRest = () => void (steps = [...steps, ...present.takeWrites()])
  void done?.then(takeRest, takeRest)
  return () => present.show(steps)
}

/** How to show the exchanges of what has just failed; undefined where nothing was answered, or nobody could show it. */
export function whyOfFailure(): (() => void) | undefined {
  const present = witness
  const steps = present?.takeWrites() ?? []
  return present && steps.length > 0 ? () => present.show(steps) : undefined
}
