import { request as forward } from 'node:http'
import { cp, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configure } from '../../deploy/configure.ts'
import { headersFor, parseHeaders, parseRedirects, rewriteFor } from '../../deploy/static-host.ts'
import { emptyPage, listen } from './listen.ts'
import { renameAssets } from './next-version.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The finished build; another one can be put to the test by its folder. */
const builtFiles = process.env['PIXY_DIST'] ?? join(root, 'dist')

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** The built files on a static host of their own, as a deployer would put them there. */
export interface Site {
  /** E.g. `http://app.localhost:40000`. */
  origin: string
  base: string
  /** Address of a path below the base, given without a leading slash. */
  url: (path?: string) => string
  /** An empty page of the same origin that carries no policy, for what a policy would forbid a test to do. */
  bareUrl: string
  /** From now on another server of this machine answers at a path, as behind a deployer's web server. */
  handOn: (path: string, port: number) => void
  /** Does to this copy of the build what the deployer's command does (`test/hosts` runs the command itself). */
  configure: (config: object) => Promise<void>
  /** Puts the next version in its place, as a deployment does: each hashed file has another name, the old ones are gone. */
  deployNext: () => Promise<void>
  close: () => Promise<void>
}

export interface SiteOptions {
  /** Default `app.localhost`: another site than the provider's `127.0.0.1`. */
  host?: string
  base?: string
  /** Default: the finished build. */
  files?: string
}

/**
 * Serves a copy of the build below any path, as a host does that reads its `_headers` and `_redirects`; what neither
 * is a file nor has a rule gets `404.html`. Listens before it is configured, since a provider wants to know the redirect URI first.
 */
export async function startSite({
  host = 'app.localhost',
  base = '/',
  files = builtFiles,
}: SiteOptions = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-site-'))
  const dist = join(folder, 'dist')
  const [assets, ownAssets] = [resolve(files, 'assets'), join(dist, 'assets')]
  // Hashed files, hundreds of them, which no configuration changes: those of the build itself do.
  await cp(files, dist, { recursive: true, filter: (path) => resolve(path) !== assets })
  await symlink(assets, ownAssets)
  const readRules = async () => {
    const read = (name: string) => readFile(join(dist, name), 'utf8').catch(() => '')
    return { headers: parseHeaders(await read('_headers')), rewrites: parseRedirects(await read('_redirects')) }
  }
  let rules = await readRules()

  const fileAt = async (path: string): Promise<string | undefined> => {
    const file = join(dist, normalize(decodeURIComponent(path.slice(base.length))))
    const found = await stat(file).catch(() => undefined)
    if (found?.isDirectory()) return fileAt(`${path.replace(/\/$/, '')}/index.html`)
    return found?.isFile() ? file : undefined
  }

  const handedOn = new Map<string, number>()

  const listening = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const port = handedOn.get(pathname)
    if (port !== undefined) {
      const { method = 'GET', headers } = request
      const onward = forward({ host: '127.0.0.1', port, method, path: pathname, headers }, (answer) => {
        answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))
      })
      onward.on('error', () => response.destroy())
      request.pipe(onward)
      return
    }
    const answer = async () => {
      if (pathname === '/bare-page-of-the-test') return response.setHeader('content-type', 'text/html').end(emptyPage)
      if (!pathname.startsWith(base)) return response.writeHead(404).end()
      response.setHeaders(new Map(headersFor(rules.headers, pathname)))
      const rewritten = rewriteFor(rules.rewrites, pathname)
      const found = (await fileAt(pathname)) ?? (rewritten === undefined ? undefined : await fileAt(rewritten))
      const file = found ?? join(dist, '404.html')
      const content = await readFile(file).catch(() => '')
      response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream')
      return response.writeHead(found ? 200 : 404).end(content)
    }
    answer().catch(() => response.writeHead(500).end())
  })

  const origin = `http://${host}:${listening.port}`
  let config = {}
  return {
    origin,
    base,
    url: (path = '') => `${origin}${base}${path}`,
    bareUrl: `${origin}/bare-page-of-the-test`,
    handOn: (path, port) => void handedOn.set(path, port),
    configure: async (wanted) => {
      config = { ...wanted, base }
      const configured = configure(dist, config)
      if (!configured.ok) throw new Error(configured.problems.join('\n'))
      rules = await readRules()
    },
    deployNext: async () => {
      await rm(ownAssets)
      await cp(assets, ownAssets, { recursive: true })
      await renameAssets(dist)
      configure(dist, config)
    },
    close: async () => {
      await listening.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
