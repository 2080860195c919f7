import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { compress } from '../../../deploy/compress.ts'

const text = 'export const answer = 42\n'.repeat(100)

test('texts that only the build writes get a brotli and a gzip file; pages, configuration, small files and pictures none', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'pixy-compress-'))
  onTestFinished(() => rmSync(dist, { recursive: true }))
  mkdirSync(join(dist, 'assets'))
  for (const name of ['index.html', 'config.js', 'vault.js', 'assets/a-1.js', 'assets/b-2.css', 'assets/c-3.png']) {
    writeFileSync(join(dist, name), text)
  }
  writeFileSync(join(dist, 'assets/small-4.js'), '1')

  expect(await compress(dist, 5)).toBe(3)
  // A second time nothing is compressed twice.
  expect(await compress(dist, 5)).toBe(3)
  const made = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:br|gz)$/.test(name))
  expect(made.toSorted()).toEqual(
    ['assets/a-1.js', 'assets/b-2.css', 'vault.js'].flatMap((name) => [`${name}.br`, `${name}.gz`]),
  )
  expect(brotliDecompressSync(readFileSync(join(dist, 'vault.js.br'))).toString()).toBe(text)
  expect(gunzipSync(readFileSync(join(dist, 'vault.js.gz'))).toString()).toBe(text)
})
