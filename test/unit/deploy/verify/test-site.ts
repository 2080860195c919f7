import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { configure } from '../../../../deploy/configure.ts'
import { mailFrames } from '../../../../deploy/policy.ts'
import { headersFor, parseHeaders, parseRedirects, rewriteFor } from '../../../../deploy/static-host.ts'
import type { Ask } from '../../../../deploy/verify/asker.ts'

/** An answer on its way, which a test may spoil. */
export interface Sent {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/** What was asked for: path below the base, query with its `?`, encodings. */
export interface Wanted {
  path: string
  query: string
  encodings: string
}

/** A `config.json`. */
interface Raw {
  base?: string
  [key: string]: unknown
}

export type Spoil = (sent: Sent, wanted: Wanted) => void

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="">
<script type="module" crossorigin src="./assets/main-00000001.js"></script>
<link rel="stylesheet" crossorigin href="./assets/main-00000001.css">
<link rel="modulepreload" crossorigin href="./config.js"></head><body></body></html>`

const long = '/* as long as it takes for compression to be worth it */\n'.repeat(40)

const build: Readonly<Record<string, string>> = {
  'index.html': page,
  'demo/index.html': page.replace('<body>', '<body>demo'),
  'vault.js': `import "./config.js";const later=()=>import("./assets/demo-00000001.js")\n${long}`,
  'pdf-reader.js': 'import("./assets/pdf-00000001.js")',
  'assets/pdf-00000001.js': 'export {}',
  'assets/main-00000001.js': `import "../config.js";const later=()=>import("./part-00000001.js")\n${long}`,
  'assets/main-00000001.css': 'body{}',
  'assets/demo-00000001.js': 'export {}',
  'assets/part-00000001.js': 'export {}',
  'icon.svg': '<svg/>',
  ...Object.fromEntries(Object.keys(mailFrames).map((name) => [name, '<!doctype html>'])),
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Writes a small build, configured. @returns its folder, to be removed */
export function writeBuild(raw: Raw): string {
  const dist = mkdtempSync(join(tmpdir(), 'pixy-verify-'))
  for (const [name, content] of Object.entries(build)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    writeFileSync(join(dist, name), content)
  }
  const done = configure(dist, raw)
  if (!done.ok) throw new Error(done.problems.join('\n'))
  return dist
}

function filesFor(raw: Raw): ReadonlyMap<string, Buffer> {
  const dist = writeBuild(raw)
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
  const files = new Map(names.map((name) => [name, readFileSync(join(dist, name))]))
  rmSync(dist, { recursive: true })
  return files
}

const configured = new Map<string, ReadonlyMap<string, Buffer>>()

/** Answers as a host does that has a small build, reads `_headers` and `_redirects`, and compresses; or spoiled. */
function answering(raw: Raw, spoil: Spoil = () => undefined) {
  const { base = '/' } = raw
  const key = JSON.stringify(raw)
  const files = configured.get(key) ?? filesFor(raw)
  configured.set(key, files)
  const textOf = (name: string) => files.get(name)?.toString() ?? ''
  const rules = { headers: parseHeaders(textOf('_headers')), rewrites: parseRedirects(textOf('_redirects')) }
  const nameOf = (path: string) => `${path.slice(base.length)}${path.endsWith('/') ? 'index.html' : ''}`

  return ({ pathname, search }: URL, encodings: string): Sent => {
    const rewritten = rewriteFor(rules.rewrites, pathname)
    const names = [nameOf(pathname), ...(rewritten === undefined ? [] : [nameOf(rewritten)])]
    const file = pathname.startsWith(base) ? names.find((one) => files.has(one)) : undefined
    const sent: Sent = {
      status: file === undefined ? 404 : 200,
      headers: {
        ...Object.fromEntries(headersFor(rules.headers, pathname)),
        'Content-Type': mediaTypes[extname(file ?? '404.html')] ?? 'text/plain',
      },
      body: files.get(file ?? '404.html') ?? Buffer.alloc(0),
    }
    if (sent.status === 404) delete sent.headers['Cache-Control']
    if (sent.body.length > 1_000) compress(sent, encodings)
    spoil(sent, { path: pathname.slice(base.length), query: search, encodings })
    return sent
  }
}

const quickBrotli = (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })

function compress(sent: Sent, encodings: string): void {
  sent.headers['Vary'] = 'Accept-Encoding'
  const [encoding, pack] = encodings.includes('br') ? ['br', quickBrotli] : ['gzip', gzipSync]
  if (!encodings.includes(encoding)) return
  sent.headers['Content-Encoding'] = encoding
  sent.body = pack(sent.body)
}

/** A site of this process alone. */
export function siteInMemory(raw: Raw, spoil?: Spoil): { site: URL; ask: Ask } {
  const answer = answering(raw, spoil)
  const ask: Ask = (url, { headers = {} } = {}) => {
    const { status, headers: sent, body } = answer(new URL(url), headers['Accept-Encoding'] ?? 'identity')
    const byName = Object.entries(sent).map(([name, value]) => [name.toLowerCase(), [value].flat()] as const)
    return Promise.resolve({ kind: 'answer', url, status, headers: new Map(byName), body })
  }
  return { site: new URL(`http://127.0.0.1${raw.base ?? '/'}`), ask }
}

/** A site over HTTP. */
export function siteHandler(raw: Raw): RequestListener {
  const answer = answering(raw)
  return (request, response) => {
    const encodings = [request.headers['accept-encoding']].flat().join(', ')
    const { status, headers, body } = answer(new URL(request.url ?? '/', 'http://host'), encodings)
    response.writeHead(status, headers).end(body)
  }
}
