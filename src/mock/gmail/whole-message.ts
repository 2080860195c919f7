import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { blobOf } from './change-mailbox.ts'
import { composed } from './mime-text.ts'
import { parseMessage } from './mime-parse.ts'
import { partsOf, type MailMessage } from './resource.ts'

/** The bytes of a message as it travelled. */
export async function bytesOfMessage(world: World, person: Person, message: MailMessage) {
  return (await world.options.store.blobs.get(blobOf(person, message.id))) ?? composed(message)
}

/** A message with all its contents: long texts and files of those that came after the seed lie beside the state. */
export async function whole(world: World, person: Person, message: MailMessage): Promise<MailMessage> {
  const isWhole = partsOf(message.root).every(({ part }) => part.parts ?? part.content !== undefined)
  const bytes = isWhole ? undefined : await world.options.store.blobs.get(blobOf(person, message.id))
  return bytes ? { ...message, root: parseMessage(bytes).root } : message
}
