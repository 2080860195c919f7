import type { ComposeFile } from './compose-draft.ts'

/** What Gmail takes for one message, before it is encoded. */
export const maxBytes = 25_000_000

export const sizeOf = (files: readonly ComposeFile[]): number =>
  files.reduce((sum, { content }) => sum + content.length, 0)

/** Files that a person chose or dropped, read into memory; one that cannot be read (a folder) is left out. */
export async function readFiles(list: Iterable<File>): Promise<ComposeFile[]> {
  const read = await Promise.all(
    [...list].map(async (file): Promise<ComposeFile | undefined> => {
      // What is far too large need not be read to be refused.
      if (file.size > maxBytes)
        return { key: '', filename: file.name, mimeType: '', content: new Uint8Array(maxBytes + 1) }
      const content = await file.arrayBuffer().catch(() => undefined)
      return (
        content && {
          key: `${file.name} ${file.lastModified} ${file.size}`,
          filename: file.name,
          mimeType: file.type || 'application/octet-stream',
          content: new Uint8Array(content),
        }
      )
    }),
  )
  return read.filter((file) => file !== undefined)
}
