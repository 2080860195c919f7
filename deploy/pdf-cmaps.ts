import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { cmapCollection } from '#ui/pdf/cmap-collections.ts'

const prefix = 'pixy:pdf-cmaps/'
const folder = fileURLToPath(new URL('../node_modules/pdfjs-dist/cmaps/', import.meta.url))

/** No PDF names a predefined CMap for UTF-8 or UTF-32 (ISO 32000-1, table 118), and they are the largest. */
const isNeverNamed = (name: string) => /UTF(8|32)/.test(name)

/**
 * The predefined CMaps that come with pdf.js, as modules: `pixy:pdf-cmaps/korean` and its like, each a script of its
 * own. The library would fetch them one by one, and the page may fetch nothing.
 */
export function pdfCmaps(): Plugin {
  return {
    name: 'pixy:pdf-cmaps',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null
      const collection = id.slice(prefix.length + 1)
      const names = (await readdir(folder)).filter((file) => file.endsWith('.bcmap')).map((file) => file.slice(0, -6))
      const wanted = names.filter((name) => !isNeverNamed(name) && cmapCollection(name) === collection)
      const entries = await Promise.all(
        wanted.map(async (name) => [name, await readFile(`${folder}${name}.bcmap`, 'base64')] as const),
      )
      return `export const cmaps = ${JSON.stringify(Object.fromEntries(entries))}`
    },
  }
}
