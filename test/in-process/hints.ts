import type { Hint, HintStore } from '#vault/hint.ts'

/** A hint that lives as long as its test. */
export function createMemoryHints(): HintStore {
  let hint: Hint | undefined
  return {
    read: async () => hint,
    write: async (next) => {
      hint = next
    },
    remove: async () => {
      hint = undefined
    },
  }
}
