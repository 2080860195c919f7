import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('../../', import.meta.url))

interface Block {
  /** What stands behind the fence, e.g. `sh test`. */
  kind: string
  text: string
  /** The paragraph that leads to it. */
  before: string
}

/** The pages of a folder of the project, with all folders in it. */
function pagesBelow(folder: string): string[] {
  return readdirSync(project + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md'))
}

/** Every page that somebody may follow with a terminal beside it, by its path in the project. */
export const pageNames = ['README.md', ...pagesBelow('docs'), ...pagesBelow('deploy')]

/** The blocks of code of a page, in their order. Those of a list are indented. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(project + page, 'utf8')
  return [...text.matchAll(/^( *)```(.*)\n([\s\S]*?)\n\1```$/gm)].map((match) => {
    const [, indent = '', kind = '', code = ''] = match
    const before = text.slice(0, match.index).trimEnd()
    return {
      kind,
      text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      before: before.slice(before.lastIndexOf('\n\n') + 1).trim(),
    }
  })
}

/** The one block of settings of a server's page in docs/hosts. */
export function settingsOf(page: string, kind: string): string {
  const block = blocksOf(`docs/hosts/${page}`).find((one) => one.kind === kind)
  if (!block) throw new Error(`docs/hosts/${page} has no block of ${kind}`)
  return block.text
}
