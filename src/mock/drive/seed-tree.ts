import type { Language } from '../options.ts'
import { peopleOf, type Person } from '../world/people.ts'
import { hashed, seededId } from './make-id.ts'
import { pdfOf } from './make-pdf.ts'
import { pictureSize } from './make-picture.ts'
import { folderType, googleType, type DriveFile, type DriveUser, type Recipe, type SharedDrive } from './resource.ts'
import { budgetRows, driveTexts, inLanguage } from './seed-texts.ts'

type TextKey = keyof typeof driveTexts
type Lines = readonly (readonly [string, string, string])[]
const dayMs = 86_400_000

/** What differs between a file and the plainest one in the same place. Its times are days before the seed was made. */
export type More = Partial<DriveFile> & { daysAgo?: number }

export const userOf = ({ name, email }: Person): DriveUser => ({ displayName: name, emailAddress: email })

/** Grows the files of one person. Times of `more` are counted in days before the seed was made. */
export class SeedTree {
  readonly files: DriveFile[] = []
  readonly others: readonly DriveUser[]
  readonly #person: Person
  readonly #me: DriveUser
  readonly #language: Language
  readonly #anchorMs: number

  constructor(person: Person, language: Language, anchorMs: number) {
    this.#person = person
    this.#language = language
    this.#anchorMs = anchorMs
    this.#me = userOf(person)
    this.others = peopleOf(language)
      .filter(({ subject }) => subject !== person.subject)
      .map(userOf)
  }

  root(): DriveFile {
    const id = `0A${seededId(`root ${this.#person.subject}`, 15)}PVA`
    return this.#add({ id, name: this.#text('myDrive'), mimeType: folderType }, undefined, { daysAgo: 900 })
  }

  drive(key: TextKey, colorRgb: string, role: SharedDrive['role']): SharedDrive {
    const id = `0A${seededId(`drive ${key}`, 15)}PVA`
    const { name, createdMs } = this.#add({ id, name: this.#text(key), mimeType: folderType }, undefined, {
      driveId: id,
      role,
      shared: true,
      daysAgo: 400,
    })
    return { id, name, createdMs, colorRgb, role }
  }

  folder(key: TextKey, parent: DriveFile | undefined, more: More): DriveFile {
    return this.#add({ name: this.#text(key), mimeType: folderType }, parent, more)
  }

  document(key: TextKey, parent: DriveFile | undefined, lines: Lines, more: More, suffix = '') {
    const text = `${this.#text(key)}\n\n${this.#lines(lines).join('\n')}\n`
    this.#add(
      { name: this.#text(key) + suffix, mimeType: googleType('document'), content: { kind: 'text', text } },
      parent,
      more,
    )
  }

  sheet(key: TextKey, parent: DriveFile | undefined, more: More) {
    const rows = budgetRows.map((row) => inLanguage(row as never, this.#language) as unknown as readonly string[])
    const text = rows.map((row) => `${row.join(',')}\r\n`).join('')
    this.#add(
      { name: this.#text(key), mimeType: googleType('spreadsheet'), content: { kind: 'text', text } },
      parent,
      more,
    )
  }

  slides(key: TextKey, parent: DriveFile | undefined, lines: Lines, more: More) {
    const text = [this.#text(key), ...this.#lines(lines)].join('\n\n')
    this.#add(
      { name: this.#text(key), mimeType: googleType('presentation'), content: { kind: 'text', text } },
      parent,
      more,
    )
  }

  text(key: TextKey, ending: '.txt' | '.md' | '.csv', parent: DriveFile | undefined, lines: Lines, more: More) {
    const text = `${this.#lines(lines).join('\n')}\n`
    const types = { '.txt': 'text/plain', '.md': 'text/markdown', '.csv': 'text/csv' }
    const content: Recipe = { kind: 'text', text }
    const size = new TextEncoder().encode(text).byteLength
    this.#add({ name: this.#text(key) + ending, mimeType: types[ending], content, size }, parent, more)
  }

  picture(key: TextKey, parent: DriveFile | undefined, width: number, height: number, more: More, suffix = '') {
    const content: Recipe = { kind: 'picture', seed: hashed(key + suffix), width, height }
    const size = pictureSize(width, height)
    this.#add({ name: `${this.#text(key)}${suffix}.png`, mimeType: 'image/png', content, size }, parent, more)
  }

  pdf(key: TextKey, parent: DriveFile | undefined, lines: Lines, more: More) {
    const content = { kind: 'pdf', title: this.#text(key), lines: this.#lines(lines) } as const
    const size = pdfOf(content.title, content.lines).byteLength
    this.#add({ name: `${content.title}.pdf`, mimeType: 'application/pdf', content, size }, parent, more)
  }

  noise(key: TextKey, ending: string, mimeType: string, parent: DriveFile, size: number, more: More) {
    const content: Recipe = { kind: 'noise', seed: hashed(key), size }
    this.#add({ name: this.#text(key) + ending, mimeType, content, size }, parent, more)
  }

  #add(
    file: Pick<DriveFile, 'name' | 'mimeType'> & Partial<DriveFile>,
    parent: DriveFile | undefined,
    more: More,
  ): DriveFile {
    const { daysAgo = 0, viewedByMeMs, sharedWithMeMs, trashedMs, ...rest } = more
    const ago = (days: number, hour: number) =>
      this.#anchorMs - days * dayMs - hour * 3_600_000 - this.files.length * 60_000
    const driveId = rest.driveId ?? parent?.driveId
    const made: DriveFile = {
      id: seededId(`${this.#person.subject} ${String(this.files.length)}`),
      createdMs: ago(daysAgo + 30, 5),
      modifiedMs: ago(daysAgo, 1),
      modifiedBy: this.#me,
      starred: false,
      trashed: false,
      shared: parent?.shared ?? false,
      role: parent?.role ?? 'owner',
      clients: [],
      ...(driveId ? { driveId } : { owner: this.#me }),
      ...(parent ? { parent: parent.id } : {}),
      ...(viewedByMeMs === undefined ? {} : { viewedByMeMs: ago(viewedByMeMs - 1, 2) }),
      ...(sharedWithMeMs === undefined ? {} : { sharedWithMeMs: ago(sharedWithMeMs, 3) }),
      ...(trashedMs === undefined ? {} : { trashedMs: ago(trashedMs, 0) }),
      ...file,
      ...rest,
    }
    this.files.push(made)
    return made
  }

  #text(key: TextKey) {
    return inLanguage(driveTexts[key], this.#language)
  }

  #lines(lines: Lines) {
    return lines.map((line) => inLanguage(line, this.#language))
  }
}
