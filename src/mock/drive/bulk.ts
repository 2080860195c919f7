import type { Language } from '../options.ts'
import type { Person } from '../world/people.ts'
import { pictureSize } from './make-picture.ts'
import type { DriveFile } from './resource.ts'
import { driveTexts, inLanguage } from './seed-texts.ts'
import { userOf } from './seed-tree.ts'

const idPattern = /^1bulk-(\d{6})-[\w-]+$/
const [width, height] = [96, 64]

/** The number in the id of one of a great many files; undefined for another id. */
export function bulkNumber(id: string): number | undefined {
  const found = idPattern.exec(id)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** One of a great many files, made from its number alone. */
export function bulkFile(
  number: number,
  { person, language, anchorMs, folder }: { person: Person; language: Language; anchorMs: number; folder: string },
): DriveFile {
  const owner = userOf(person)
  const digits = String(number).padStart(6, '0')
  const modifiedMs = anchorMs - number * 613_000 - 86_400_000
  return {
    id: `1bulk-${digits}-${person.subject.slice(-6)}`,
    name: `${inLanguage(driveTexts.scan, language)} ${digits}.png`,
    mimeType: 'image/png',
    parent: folder,
    createdMs: modifiedMs - 5_000,
    modifiedMs,
    owner,
    modifiedBy: owner,
    starred: false,
    trashed: false,
    shared: false,
    role: 'owner',
    clients: 'any',
    size: pictureSize(width, height),
    content: { kind: 'picture', seed: number, width, height },
  }
}
