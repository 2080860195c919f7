import { folderType, type DriveFile } from './resource.ts'

type Compare = (a: DriveFile, b: DriveFile) => number

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const plain = new Intl.Collator('en', { sensitivity: 'base' })
const by =
  (value: (file: DriveFile) => number): Compare =>
  (a, b) =>
    value(a) - value(b)

/** The keys of `orderBy`, each ascending. */
const keys: Readonly<Record<string, Compare>> = {
  createdTime: by(({ createdMs }) => createdMs),
  folder: by(({ mimeType }) => (mimeType === folderType ? 0 : 1)),
  modifiedByMeTime: by(({ modifiedMs }) => modifiedMs),
  modifiedTime: by(({ modifiedMs }) => modifiedMs),
  name: (a, b) => plain.compare(a.name, b.name),
  name_natural: (a, b) => natural.compare(a.name, b.name),
  quotaBytesUsed: by(({ size = 0 }) => size),
  recency: by(({ modifiedMs, viewedByMeMs = 0 }) => Math.max(modifiedMs, viewedByMeMs)),
  sharedWithMeTime: by(({ sharedWithMeMs = 0 }) => sharedWithMeMs),
  starred: by(({ starred }) => (starred ? 0 : 1)),
  viewedByMeTime: by(({ viewedByMeMs = 0 }) => viewedByMeMs),
}

/**
 * Parses `orderBy`: keys after one another, each with or without ` desc`.
 * @returns undefined where it is malformed
 */
export function parseOrder(text: string): Compare | undefined {
  const compares: Compare[] = []
  for (const part of text.split(',')) {
    const [, key = '', descending] = /^\s*(\w+)(\s+desc)?\s*$/.exec(part) ?? []
    const compare = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!compare) return undefined
    compares.push(descending ? (a, b) => compare(b, a) : compare)
  }
  return (a, b) => compares.reduce((found, compare) => found || compare(a, b), 0)
}
