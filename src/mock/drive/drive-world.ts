import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { bulkFile, bulkNumber } from './bulk.ts'
import type { DriveFile, SharedDrive } from './resource.ts'
import { seededDrive, type SeededDrive } from './seed.ts'

interface Seeded extends SeededDrive {
  byId: ReadonlyMap<string, DriveFile>
  bulk?: readonly DriveFile[]
}

/** The files of a world: what was seeded, with what was changed since laid over it. */
export class DriveWorld {
  readonly #world: World
  /** Made from the seed, by person; the same seed makes the same files. */
  #seeded: { seed: string; bySubject: Map<string, Seeded> } = { seed: '', bySubject: new Map() }

  /** What the last list found, for its further pages. */
  #selected: { key: string; files: readonly DriveFile[] } = { key: '', files: [] }

  constructor(world: World) {
    this.#world = world
  }

  /** Whether anything was changed since the seed. */
  get untouched(): boolean {
    return this.#world.state.drive.revision === 0
  }

  rootOf(person: Person): DriveFile {
    return this.#seedOf(person).root
  }

  drivesOf(person: Person): readonly SharedDrive[] {
    return this.#seedOf(person).drives
  }

  /** @param id of a file, or `root`; undefined for what never was or is gone */
  file(person: Person, id: string): DriveFile | undefined {
    const seeded = this.#seedOf(person)
    if (id === 'root') return seeded.root
    const change = this.#changesOf(person)[id]
    if (change) return change.gone ? undefined : change.file
    const known = seeded.byId.get(id)
    if (known) return known
    const number = bulkNumber(id)
    const made = number !== undefined && number >= 1 && number <= this.#bulkCount(person)
    const file = made ? this.#bulk(person, seeded, number) : undefined
    return file?.id === id ? file : undefined
  }

  /**
   * All files of a person, trashed ones too.
   * @param parent only those that lie in this folder
   */
  files(person: Person, parent?: string): DriveFile[] {
    const seeded = this.#seedOf(person)
    const changes = this.#changesOf(person)
    const seededFiles =
      parent === undefined || parent === seeded.bulkFolder ? this.#withBulk(person, seeded) : seeded.files
    const files = [
      ...seededFiles.filter(({ id }) => !Object.hasOwn(changes, id)),
      ...Object.values(changes).flatMap(({ file, gone }) => (gone ? [] : [file])),
    ]
    return parent === undefined ? files : files.filter((file) => file.parent === parent)
  }

  /** What `select` finds; not looked for again while the files and the question stay the same. */
  selection(person: Person, question: string, select: () => readonly DriveFile[]): readonly DriveFile[] {
    const { seed, drive } = this.#world.state
    const key = JSON.stringify([seed, drive.revision, person.subject, question])
    if (this.#selected.key !== key) this.#selected = { key, files: select() }
    return this.#selected.files
  }

  /** Whether a file, or a folder above it, is in the trash. */
  isTrashed(person: Person, file: DriveFile): boolean {
    if (file.trashed) return true
    const parent = file.parent === undefined ? undefined : this.file(person, file.parent)
    return parent !== undefined && this.isTrashed(person, parent)
  }

  /** Whether a file is a folder's, at any depth, or the folder itself. */
  isBelow(person: Person, file: DriveFile, folderId: string): boolean {
    if (file.id === folderId) return true
    const parent = file.parent === undefined ? undefined : this.file(person, file.parent)
    return parent !== undefined && this.isBelow(person, parent, folderId)
  }

  /** Puts a file into a person's Drive, in the place of one with the same id. */
  put(person: Person, file: DriveFile, gone = false) {
    const state = this.#world.state.drive
    state.revision += 1
    const changes = (state.changes[person.subject] ??= {})
    changes[file.id] = { file, gone, revision: state.revision, changedMs: this.#world.nowMs }
  }

  /** Deletes a file for good, and a folder with everything in it. */
  async remove(person: Person, file: DriveFile): Promise<void> {
    for (const child of this.files(person, file.id)) await this.remove(person, child)
    this.put(person, file, true)
    if (file.content?.kind !== 'stored') return
    // A copy shares the bytes of its original.
    const kept = JSON.stringify(this.#world.state.drive.changes, (_key, value: unknown) =>
      isGone(value) ? undefined : value,
    )
    for (const { blob } of file.content.parts) {
      if (!kept.includes(JSON.stringify(blob))) await this.#world.blobs.delete(blob)
    }
  }

  /** Bytes that count against the storage of a person: what they own, the trash included. */
  usage(person: Person): { all: number; trash: number } {
    const own = this.files(person).filter(({ role, driveId }) => role === 'owner' && driveId === undefined)
    const sum = (files: readonly DriveFile[]) => files.reduce((bytes, { size = 0 }) => bytes + size, 0)
    return { all: sum(own), trash: sum(own.filter((file) => this.isTrashed(person, file))) }
  }

  /** Every resumable upload under way is answered 404 from now on. */
  forgetUploads() {
    this.#world.state.drive.uploads = {}
  }

  /** Names of a person's files that are not in the trash; with `parent`, in that folder. */
  names(person: Person, parent?: string): string[] {
    return this.files(person, parent).flatMap((file) => (this.isTrashed(person, file) ? [] : [file.name]))
  }

  #changesOf(person: Person) {
    return this.#world.state.drive.changes[person.subject] ?? {}
  }

  #seedOf(person: Person): Seeded {
    const { seed } = this.#world.state
    const key = JSON.stringify(seed)
    if (this.#seeded.seed !== key) this.#seeded = { seed: key, bySubject: new Map() }
    let seeded = this.#seeded.bySubject.get(person.subject)
    if (!seeded) {
      const drive = seededDrive(person, seed)
      seeded = { ...drive, byId: new Map(drive.files.map((file) => [file.id, file])) }
      this.#seeded.bySubject.set(person.subject, seeded)
    }
    return seeded
  }

  #bulkCount(person: Person): number {
    const isFirst = this.#world.people[0]?.subject === person.subject
    return isFirst ? (this.#world.options.sizes?.files ?? 0) : 0
  }

  #withBulk(person: Person, seeded: Seeded): readonly DriveFile[] {
    const count = this.#bulkCount(person)
    if (count === 0) return seeded.files
    seeded.bulk ??= Array.from({ length: count }, (_, index) => this.#bulk(person, seeded, index + 1))
    return [...seeded.files, ...seeded.bulk]
  }

  #bulk(person: Person, { bulkFolder }: Seeded, number: number): DriveFile {
    const { language, anchorMs } = this.#world.state.seed
    return bulkFile(number, { person, language, anchorMs, folder: bulkFolder })
  }
}

const isGone = (value: unknown) => typeof value === 'object' && value !== null && 'gone' in value && value.gone === true
