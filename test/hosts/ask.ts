import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** Names of headers that were sent more than once. */
  repeated: readonly string[]
  /** As it came, compressed or not. */
  body: Buffer
  /** What it says. */
  text: string
}

const plain: Readonly<Record<string, (body: Buffer) => Buffer>> = { br: brotliDecompressSync, gzip: gunzipSync }

/** Asks a server on this machine; nothing is followed, cached or unpacked behind the test's back. */
export async function ask(
  port: number,
  path: string,
  { method = 'GET', ...headers }: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false })
  asking.end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(response, 'end')
  const body = Buffer.concat(chunks)
  const unpack = plain[response.headers['content-encoding'] ?? '']
  const names = response.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    repeated: names.filter((name, index) => names.indexOf(name) !== index),
    body,
    text: (unpack && body.length > 0 ? unpack(body) : body).toString('utf8'),
  }
}
