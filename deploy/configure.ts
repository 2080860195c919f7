import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { twins } from './compress.ts'
import { hostFiles } from './hosts.ts'
import { fitPage } from './page.ts'
import { contentSecurityPolicy, mailFrames, metaForm } from './policy.ts'
import { resolvePresets } from './presets.ts'
import { refusePrototype } from './source.ts'
import { configuredLine, nameOfSources, splitConfigured } from './sources.ts'
import { warningsOf } from './warnings.ts'

/** What came of configuring: base, files and what is worth a second look, or sentences that say what is wrong. */
export type Configured =
  | { ok: true; base: string; files: readonly string[]; warnings: readonly string[] }
  | { ok: false; problems: readonly string[] }

/** Only the built-in provider knows the origin, and no file that is written here depends on it. */
const anyOrigin = 'https://pixy.invalid'

/**
 * Fits a finished build to a configuration: `config.js`, the pages, and the header files of every host. All is worked
 * out before the first file is written, so that a bad configuration changes nothing.
 *
 * @param dist folder of the build
 * @param raw content of `config.json`, not yet parsed
 */
export function configure(dist: string, raw: unknown): Configured {
  const resolved = resolvePresets(raw)
  if (!resolved.ok) return resolved
  const parsed = parseConfiguration(resolved.source, anyOrigin)
  if (!parsed.ok) return parsed
  const { configuration } = parsed
  const index = readIfThere(join(dist, 'index.html'))
  if (!index) return { ok: false, problems: [`${dist}: holds no index.html; run "npm run build" first`] }

  const sources = nameOfSources()
  const fit = (page: Buffer) =>
    fitPage(page.toString('utf8'), {
      base: configuration.base,
      metaPolicy: metaForm(contentSecurityPolicy(configuration)),
      fileAt: (path) => (path === 'config.js' ? new Uint8Array() : readIfThere(join(dist, path))),
    })
  const fitted = Object.fromEntries(pages(dist).map((name) => [name, fit(readFileSync(join(dist, name)))]))
  const files: Record<string, string> = {
    'config.js': configuredLine(sources) + configModule(resolved.source),
    ...fitted,
    ...copies(fitted),
    ...hostFiles(configuration),
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    writeFileSync(join(dist, name), content)
    // Servers prefer a compressed twin, and one made of another content would be an older policy or configuration.
    for (const { ending } of twins) rmSync(join(dist, name + ending), { force: true })
  }
  const warnings = warningsOf(configuration, index.toString('utf8'), sources)
  return { ok: true, base: configuration.base, files: Object.keys(files), warnings }
}

const moduleStart = 'export default '

/** The configuration as a module, without presets. Page and vault parse it at each start, with the same schema. */
const configModule = (source: unknown) => `${moduleStart}${JSON.stringify(source, undefined, 2)}\n`

/** The content that {@link configure} wrote into `config.js`, e.g. to serve the build below its base. */
export function configurationOf(dist: string): unknown {
  return parseConfigModule(readFileSync(join(dist, 'config.js'), 'utf8'))
}

/**
 * The configuration that a `config.js` holds, read as data: it may be that of a stranger, and is never run.
 * @throws SyntaxError where it is not as {@link configure} writes it
 */
export function parseConfigModule(text: string): unknown {
  const module = splitConfigured(text).module.trim()
  if (!module.startsWith(moduleStart)) throw new SyntaxError('is not a configuration module')
  return JSON.parse(module.slice(moduleStart.length).replace(/;$/, ''), refusePrototype)
}

/** For hosts that can neither rewrite nor fall back, such as GitHub Pages: the addresses that providers know. */
const copies = (fitted: Readonly<Record<string, string>>): Record<string, string> => {
  const { 'index.html': app = '', 'demo/index.html': demo } = fitted
  return { 'callback.html': app, '404.html': app, ...(demo === undefined ? {} : { 'demo/authorize.html': demo }) }
}

const pages = (dist: string) =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    // The frames for mail load nothing, and carry a policy of their own that no configuration changes.
    .filter((name) => name.endsWith('.html') && !(name in mailFrames))

function readIfThere(path: string) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
