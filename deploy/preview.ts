import { readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { twins } from './compress.ts'
import { configurationOf } from './configure.ts'
import { headersFor, parseHeaders, parseRedirects, rewriteFor } from './static-host.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface Preview {
  /** Address of the site, base included. */
  url: string
  server: Server
  close: () => Promise<void>
}

/**
 * Serves a finished build as Netlify or Cloudflare would: `_headers` and `_redirects` are read from it, and what it
 * is configured for decides the base. Compressed files are sent as the hosts send them, and who has a file is told so.
 *
 * @param port 0 for any free one
 * @param hostname what the address names and the server listens on, e.g. `localhost`
 */
export async function startPreview(dist: string, port: number, hostname = 'localhost'): Promise<Preview> {
  const parsed = parseConfiguration(configurationOf(dist), `http://${hostname}`)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const { base } = parsed.configuration
  const headerRules = parseHeaders(readFileSync(join(dist, '_headers'), 'utf8'))
  const rewrites = parseRedirects(readFileSync(join(dist, '_redirects'), 'utf8'))

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    // An address that is none, such as `//`, is not there like any other.
    const pathname = URL.parse(request.url ?? '/', 'http://preview')?.pathname ?? ''
    for (const [name, value] of headersFor(headerRules, pathname)) response.setHeader(name, value)
    const path = fileBelow(dist, base, pathname) ?? fileBelow(dist, base, rewriteFor(rewrites, pathname) ?? '')
    const file = path ?? join(dist, '404.html')
    const { path: sent, encoding } = packed(file, request.headers['accept-encoding'])
    response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'text/plain; charset=utf-8')
    response.setHeader('Vary', 'Accept-Encoding')
    if (encoding) response.setHeader('Content-Encoding', encoding)
    const tag = tagOf(sent)
    response.setHeader('ETag', tag)
    const isKnown = path !== undefined && request.headers['if-none-match'] === tag
    response.writeHead(isKnown ? 304 : path ? 200 : 404)
    response.end(isKnown || request.method === 'HEAD' ? undefined : readFileSync(sent))
  }

  const server = createServer(serve)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${hostname}:${actualPort}${base}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The file for an address, its own, `index.html` of a folder, or the page of that name; undefined outside of all. */
function fileBelow(dist: string, base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined
  const name = normalize(`/${decode(pathname.slice(base.length))}`)
  // No file has such a name, and Node throws where it is asked for one.
  if (name.includes('\0')) return undefined
  if (name === '/_headers' || name === '/_redirects') return undefined
  return [name, `${name}/index.html`, `${name}.html`].map((candidate) => join(dist, candidate)).find(isFile)
}

/** The file itself, or the compressed one beside it, where the browser takes that. */
function packed(file: string, accepted = ''): { path: string; encoding?: string } {
  const found = twins.find(({ encoding, ending }) => accepted.includes(encoding) && isFile(file + ending))
  return found ? { path: file + found.ending, encoding: found.encoding } : { path: file }
}

/** What tells one state of a file from another (RFC 9110 §8.8.3), also where it was written anew in its place. */
function tagOf(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
