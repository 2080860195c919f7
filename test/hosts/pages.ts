import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../docs/hosts/', import.meta.url))

interface Block {
  /** What stands behind the fence, e.g. `sh test`. */
  kind: string
  text: string
  /** The paragraph that leads to it. */
  before: string
}

/** Names of the pages of hosts, `README.md` too. */
export const pageNames = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** The blocks of code of a page, in their order. Those of a list are indented. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(folder + page, 'utf8')
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

/** The one block of settings of a server's page. */
export function settingsOf(page: string, kind: string): string {
  const block = blocksOf(page).find((one) => one.kind === kind)
  if (!block) throw new Error(`docs/hosts/${page} has no block of ${kind}`)
  return block.text
}
