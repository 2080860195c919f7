import type { Configuration } from '#config/configuration.ts'
import { ownPolicies } from '../headers.ts'
import { routes } from '../hosts/routes.ts'
import { textOf, type Answer, type Asked } from './answer.ts'
import type { Ask } from './asker.ts'

/** A file with a hash in its name that was never there. */
export const missingAsset = 'assets/verify-00000000.js'

/** What should never be on a host, and would be read by whoever asks. */
export const leaks = ['vault.js.map', 'token-helper.env', '.git/HEAD'] as const

/** As a provider would send somebody back, with a code that is none. */
export const callback = 'callback?code=verify&state=verify'

/** Addresses of the app that are no files. */
const deepAddresses = ['mail/verify-1', 'drive/verify.with.dots', 'flow/read/pkce']

/** Files whose name stays and whose content changes. */
export const unhashedFiles = ['config.js', 'vault.js', 'pdf-reader.js', 'icon.svg']

/** What a site has answered, by path below its base. */
export interface Visit {
  site: URL
  /** Not compressed. */
  answers: ReadonlyMap<string, Asked>
  /** Some of them again, in each encoding that browsers take. */
  encoded: readonly { path: string; encoding: 'br' | 'gzip'; asked: Asked }[]
  /** Some of them again, by an address that no cache has seen. */
  uncached: ReadonlyMap<string, Asked>
  /** Files with a hash in their name, as page and vault name them. */
  assets: readonly string[]
}

/** A build has some 270; more are not asked for. */
const mostAssets = 600

/** Asks a site for everything that the checks look at. */
export async function visit(ask: Ask, site: URL, configuration: Configuration, start: Answer): Promise<Visit> {
  const at = (path: string) => `${site.href}${path}`
  const read = async (paths: readonly string[]) =>
    new Map(await Promise.all(paths.map(async (path) => [path, await ask(at(path))] as const)))

  const own = ownPolicies.map(([path]) => path)
  const named = new Set([...pageAddresses(configuration), ...unhashedFiles, ...own, missingAsset, ...leaks])
  const first = await read([...named])
  const answered = [...first.values()].filter((one) => one.kind === 'answer')
  const files = await crawl(read, [start, ...answered])
  const assets = [...files.keys()]
  const maps = await read(assets.slice(0, 1).map((name) => `${name}.map`))
  const answers = new Map<string, Asked>([['', start], ...first, ...files, ...maps])

  const again = ['', 'config.js', 'vault.js']
  const uncached = again.map(async (path) => [path, await ask(`${at(path)}?verify=${crypto.randomUUID()}`)] as const)
  const encoded = [...again, ...largest(assets, answers)].flatMap((path) =>
    (['br', 'gzip'] as const).map(async (encoding) => ({
      path,
      encoding,
      asked: await ask(at(path), { headers: { 'Accept-Encoding': encoding } }),
    })),
  )
  return { site, answers, assets, encoded: await Promise.all(encoded), uncached: new Map(await Promise.all(uncached)) }
}

/** Addresses that the app's page answers, or the built-in provider's. */
export function pageAddresses({ providers }: Configuration): string[] {
  const demo = providers.some(({ kind }) => kind === 'demo') ? ['demo/authorize?client_id=verify'] : []
  return [...routes.filter((route) => route !== 'callback'), callback, ...deepAddresses, ...demo]
}

type Read = (paths: readonly string[]) => Promise<ReadonlyMap<string, Asked>>

/** Files with a hash in their name that some answers name, those that these name, and so on. */
async function crawl(read: Read, from: readonly Answer[]): Promise<ReadonlyMap<string, Asked>> {
  const found = new Map<string, Asked>()
  let named = from.flatMap(assetsIn)
  while (named.length > 0) {
    const unseen = [...new Set(named)].filter((name) => !found.has(name)).slice(0, mostAssets - found.size)
    const answers = await read(unseen)
    for (const [name, asked] of answers) found.set(name, asked)
    named = [...answers.values()].flatMap((asked) => (asked.kind === 'answer' ? assetsIn(asked) : []))
  }
  return found
}

/** As the build writes it: from outside with the folder, from one another without. */
const assetsIn = (answer: Answer): string[] =>
  [...textOf(answer).matchAll(/(?:assets|\.)\/([\w.-]{1,120}-[\w-]{8}\.(?:js|css))["'`]/g)].map(
    ([, name]) => `assets/${name}`,
  )

/** The one asset that gains most by being compressed. */
function largest(assets: readonly string[], answers: ReadonlyMap<string, Asked>): string[] {
  const sizeOf = (path: string) => {
    const asked = answers.get(path)
    return asked?.kind === 'answer' && asked.status === 200 ? asked.body.length : 0
  }
  return assets.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1)
}
