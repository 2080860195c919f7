import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { DriveFile } from './resource.ts'
import { timeOf, type Query } from './search-query.ts'

/** Whether a file is what a query looks for. */
export function matches(world: World, person: Person, query: Query, file: DriveFile): boolean {
  switch (query.kind) {
    case 'and':
      return matches(world, person, query.left, file) && matches(world, person, query.right, file)
    case 'or':
      return matches(world, person, query.left, file) || matches(world, person, query.right, file)
    case 'not':
      return !matches(world, person, query.inner, file)
    case 'has':
      return (query.field === 'properties' ? file.properties : file.appProperties)?.[query.key] === query.value
    case 'member':
      return isMember(world, person, query, file)
    case 'term':
      return matchesTerm(world, person, query, file)
  }
}

function isMember(world: World, person: Person, { field, value }: { field: string; value: string }, file: DriveFile) {
  const who = value === 'me' ? person.email : value
  const isOwner = file.owner?.emailAddress === who
  switch (field) {
    case 'parents':
      return file.parent !== undefined && file.parent === parentId(world, person, value)
    case 'owners':
      return isOwner
    case 'writers':
      return isOwner || (who === person.email && file.role !== 'reader')
    default:
      return isOwner || who === person.email
  }
}

/** The id of a folder in a query, which may be called `root`. */
export const parentId = (world: World, person: Person, value: string) =>
  value === 'root' ? world.drive.rootOf(person).id : value

function matchesTerm(
  world: World,
  person: Person,
  { field, operator, value }: Extract<Query, { kind: 'term' }>,
  file: DriveFile,
): boolean {
  if (typeof value === 'boolean') {
    const is = {
      trashed: () => world.drive.isTrashed(person, file),
      starred: () => file.starred,
      sharedWithMe: () => file.sharedWithMeMs !== undefined,
    }[field]
    return (is?.() === value) === (operator === '=')
  }
  const text = {
    name: file.name,
    mimeType: file.mimeType,
    visibility: 'limited',
    'shortcutDetails.targetId': file.shortcutTarget,
  }[field]
  switch (field) {
    case 'fullText':
      return hasWords(fullTextOf(file), value)
    case 'name':
      if (operator === 'contains') return hasPrefix(file.name, value)
      break
    case 'mimeType':
      if (operator === 'contains') return file.mimeType.startsWith(value)
      break
    default: {
      const ms = { modifiedTime: file.modifiedMs, createdTime: file.createdMs, viewedByMeTime: file.viewedByMeMs }[
        field
      ]
      if (field.endsWith('Time'))
        return compares(field === 'sharedWithMeTime' ? file.sharedWithMeMs : ms, operator, value)
    }
  }
  return (text === value) === (operator === '=')
}

function compares(ms: number | undefined, operator: string, value: string): boolean {
  if (ms === undefined) return false
  // Google compares seconds.
  const [left, right] = [Math.floor(ms / 1000), Math.floor(timeOf(value) / 1000)]
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return (left === right) === (operator === '=')
  }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()
const wordChar = /[\p{L}\p{N}]/u
/** Written without spaces between words, so that a word may begin at each character. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** `name contains`: only beginnings of words are found. */
function hasPrefix(name: string, wanted: string): boolean {
  const [text, part] = [folded(name), folded(wanted)]
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = at === 0 ? '' : (text[at - 1] ?? '')
    if (!wordChar.test(before) || dense.test(text[at] ?? '')) return true
    if (part === '') return true
  }
  return false
}

/** `fullText contains`: whole words, each of them somewhere; a phrase in double quotes together. */
function hasWords(text: string, wanted: string): boolean {
  const all = folded(text)
  const phrases = [...folded(wanted).matchAll(/"([^"]*)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '')
  return phrases.every((phrase) => hasWhole(all, phrase))
}

function hasWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + part.length] ?? '']
    if (dense.test(part) || (!wordChar.test(before) && !wordChar.test(after))) return true
  }
  return false
}

function fullTextOf({ name, description = '', content }: DriveFile): string {
  const inside = content?.kind === 'text' ? content.text : content?.kind === 'pdf' ? content.lines.join('\n') : ''
  return `${name}\n${description}\n${inside}`
}
