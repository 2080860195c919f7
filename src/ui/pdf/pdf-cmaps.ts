import { cmapCollection, type CmapCollection } from './cmap-collections.ts'

const load: Readonly<Record<CmapCollection, () => Promise<{ cmaps: Readonly<Record<string, string>> }>>> = {
  korean: () => import('pixy:pdf-cmaps/korean'),
  japanese: () => import('pixy:pdf-cmaps/japanese'),
  simplified: () => import('pixy:pdf-cmaps/simplified'),
  traditional: () => import('pixy:pdf-cmaps/traditional'),
}

/**
 * A predefined CMap in the library's binary form.
 * @throws Error where there is none of that name
 */
export async function readCmap(name: string): Promise<Uint8Array> {
  const { cmaps } = await load[cmapCollection(name)]()
  const packed = Object.hasOwn(cmaps, name) ? cmaps[name] : undefined
  if (packed === undefined) throw new Error('there is no such CMap')
  return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
}
