import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What decides what a configuration means and which files are written for it. */
const deciding = ['deploy', 'src/config']
const apart = /^(?:token-helper|verify)/

/**
 * The name of the sources that run, such as `0.1.0-1a2b3c4d`: their version, and a hash of all that configures a build.
 * The build writes it into its pages, `npm run configure` into `config.js`, so that it shows where they do not belong together.
 */
export function nameOfSources(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const hash = createHash('sha256')
  for (const folder of deciding) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && !apart.test(name))
    // Git may have other line ends on another system.
    for (const name of names.toSorted())
      hash.update(readFileSync(join(root, folder, name), 'utf8').replaceAll('\r', ''))
  }
  return `${version}-${hash.digest('hex').slice(0, 8)}`
}

const name = String.raw`Pixy (\d[\w.-]{0,40})`

/** Names the sources that built a page, in the page. */
export const generatorMeta = (sources: string) => `<meta name="generator" content="Pixy ${sources}" />`

/** The name that {@link generatorMeta} wrote; undefined where there is none. */
export const buildOf = (html: string): string | undefined =>
  new RegExp(`<meta name="generator" content="${name}"`).exec(html)?.[1]

/** First line of a `config.js`: the sources that wrote it. */
export const configuredLine = (sources: string) => `// Pixy ${sources}\n`

const line = new RegExp(`^// ${name}\\r?\\n`)

/** The name that {@link configuredLine} wrote, and the rest. */
export const splitConfigured = (text: string): { sources?: string; module: string } => {
  const [whole = '', sources] = line.exec(text) ?? []
  return { ...(sources === undefined ? {} : { sources }), module: text.slice(whole.length) }
}
