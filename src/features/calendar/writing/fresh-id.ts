import { newEventId } from './event-ids.ts'

/** An id for something that is about to be made, for Google as for ourselves. */
export const freshId = () => newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
