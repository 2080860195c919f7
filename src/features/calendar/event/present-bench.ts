import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { halfWrittenName, readWritten, type WrittenEvent } from '../form/half-written-event.ts'

/** How the bench on screen opens a form; none while another page is shown. */
let present: ((written: WrittenEvent, before: WrittenEvent | undefined) => void) | undefined

/** There is one bench at a time. @param open is told what the tab kept before, too @returns ends it */
export function benchPresent(open: NonNullable<typeof present>): () => void {
  present = open
  return () => {
    if (present === open) present = undefined
  }
}

/**
 * Opens a form again, perhaps long after the bench on which it was saved has gone.
 * @param come leads to where there is a bench, which finds what is kept
 */
export function openAgain(written: WrittenEvent, come: () => void): void {
  const before = readWritten(halfWritten.read(halfWrittenName))
  halfWritten.keep(halfWrittenName, written)
  if (present) present(written, before)
  else come()
}
