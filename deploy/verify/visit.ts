import { framePolicies } from '../headers.ts'
import { routes } from '../hosts/routes.ts'
import type { Configuration } from '#config/schema.ts'
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
export const unhashedFiles = ['config.js', 'vault.js', 'icon.svg']

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

const mostAssets = 60

/** Asks a site for everything that the checks look at. */
export async function visit(ask: Ask, site: URL, configuration: Configuration, start: Answer): Promise<Visit> {
  const at = (path: string) => `${site.href}${path}`
  const read = async (paths: readonly string[]) =>
    new Map(await Promise.all(paths.map(async (path) => [path, await ask(at(path))] as const)))

  const files = [...unhashedFiles, ...framePolicies.map(([path]) => path)]
  const first = await read([...pageAddresses(configuration), ...files, missingAsset, ...leaks])
  const vault = first.get('vault.js')
  const named = [start, vault].flatMap((one) => (one?.kind === 'answer' ? assetsIn(textOf(one)) : []))
  const assets = [...new Set(named)].slice(0, mostAssets)
  const maps = assets.slice(0, 1).map((name) => `${name}.map`)
  const second = await read([...assets, ...maps])
  const answers = new Map<string, Asked>([['', start], ...first, ...second])

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

const assetsIn = (text: string): string[] =>
  [...text.matchAll(/assets\/[\w.-]{1,120}\.(?:js|css)(?=["'`])/g)].map(([name]) => name)

/** The one asset that gains most by being compressed. */
function largest(assets: readonly string[], answers: ReadonlyMap<string, Asked>): string[] {
  const sizeOf = (path: string) => {
    const asked = answers.get(path)
    return asked?.kind === 'answer' && asked.status === 200 ? asked.body.length : 0
  }
  return assets.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1)
}
