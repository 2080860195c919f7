import { pacedSend } from '#google/paced-send.ts'
import type { Send } from '#google/send.ts'

const known = new WeakMap<Send, Send>()

/** The one paced way of an account for reading rows and counts; Google refuses many more at the same time. */
export function paced(send: Send): Send {
  const way = known.get(send) ?? pacedSend(send, { atOnce: 5 })
  known.set(send, way)
  return way
}
