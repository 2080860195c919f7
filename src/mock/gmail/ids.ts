/** What an id of the seed says: whose, of which thread (0 is the newest), and which message in it. */
export interface SeedPlace {
  person: number
  thread: number
  message: number
}

const newest = 0xfff_ffff

/** Sixteen hexadecimal digits, later threads higher, as Gmail's; a thread has the id of its first message. */
export const seedId = ({ person, thread, message }: SeedPlace) =>
  `19${String(person)}${(newest - thread).toString(16).padStart(7, '0')}0a5e${message.toString(16).padStart(2, '0')}`

/** The place of an id of the seed; undefined for every other id. */
export function seedPlace(id: string): SeedPlace | undefined {
  const [, person, thread, message] = /^19([1-3])([0-9a-f]{7})0a5e([0-9a-f]{2})$/.exec(id) ?? []
  if (person === undefined || thread === undefined || message === undefined) return undefined
  return { person: Number(person), thread: newest - parseInt(thread, 16), message: parseInt(message, 16) }
}

/** Of a message that came after the seed; higher than all of the seed's. */
export const laterId = (person: number, number: number) => `1a${String(person)}${number.toString(16).padStart(13, '0')}`
