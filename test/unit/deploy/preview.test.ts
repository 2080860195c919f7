import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { startPreview, type Preview } from '../../../deploy/preview.ts'

const script = 'export const greeting = "hello"'
const folder = mkdtempSync(join(tmpdir(), 'pixy-preview-'))
const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
write('_headers', '/*\n  X-Content-Type-Options: nosniff\n')
write('_redirects', '/mail / 200\n')
write('config.js', 'export default {}')
write('index.html', '<p>Pixy</p>')
write('404.html', '<p>Not here</p>')
write('vault.js', script)
write('vault.js.br', brotliCompressSync(script))
write('vault.js.gz', gzipSync(script))

let started: Promise<Preview> | undefined
afterAll(async () => {
  await (await started)?.close()
  rmSync(folder, { recursive: true })
})

/** Asks as it is written here: `fetch` would add encodings of its own, and unpack. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const { url } = await (started ??= startPreview(folder, 0))
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const asked = request(new URL(path, url), { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

test.each([
  ['gzip, deflate, br', 'br', brotliCompressSync(script)],
  ['gzip', 'gzip', gzipSync(script)],
  ['', undefined, Buffer.from(script)],
])('a file that lies there compressed is sent so to a browser that takes "%s"', async (accepted, encoding, body) => {
  const answer = await ask('vault.js', { 'Accept-Encoding': accepted })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', vary: 'Accept-Encoding' })
  expect(answer.headers['content-encoding']).toBe(encoding)
  expect(answer.body).toEqual(body)
})

test('who has a file already is told so, and who has an older one gets the new one', async () => {
  const { etag } = (await ask('')).headers
  const again = await ask('', { 'If-None-Match': String(etag) })
  expect([again.status, again.body.length]).toEqual([304, 0])
  expect(again.headers['x-content-type-options']).toBe('nosniff')
  expect((await ask('', { 'If-None-Match': '"older"' })).status).toBe(200)
})

test('an address without a file is answered by its page, and what is nowhere by the page for that, each time', async () => {
  expect((await ask('mail')).body.toString()).toBe('<p>Pixy</p>')
  const { status, headers } = await ask('nowhere')
  expect(status).toBe(404)
  expect((await ask('nowhere', { 'If-None-Match': String(headers['etag']) })).status).toBe(404)
})

test.each(['//', '//:99999999/', '/%00', '/..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/_headers%00'])(
  'what no honest browser asks for is not there, and the preview goes on: %s',
  async (path) => {
    const { url } = await (started ??= startPreview(folder, 0))
    const status = await new Promise((resolve, reject) => {
      // As it is written here, where `new URL` would mend it.
      const asked = request({ host: 'localhost', port: new URL(url).port, path, agent: false }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.on('error', reject)
      asked.end()
    })
    expect(status).toBe(404)
    expect((await ask('vault.js')).status).toBe(200)
  },
)
