import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** The compressed files beside a file: how browsers call the encoding, best first, and how the file's name ends. */
export const twins = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/** Below this the header of an answer weighs more than what is saved. */
export const worthwhileBytes = 1_000

/**
 * Puts a brotli and a gzip file beside each text of the build, for servers that send those as they are. Pages and
 * `config.js` get none, because `configure` and deployers write them anew: a server would go on sending the older one.
 *
 * @param quality of brotli, 0 to 11; the best takes some seconds for each megabyte
 * @returns how many files have such twins now
 */
export async function compress(dist: string, quality: number): Promise<number> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(?:assets\/.+\.(?:js|css|svg)|vault\.js)$/.test(name))
  const done = await Promise.all(files.map((name) => compressFile(join(dist, name), quality)))
  return done.filter(Boolean).length
}

async function compressFile(path: string, quality: number): Promise<boolean> {
  const content = readFileSync(path)
  if (content.length < worthwhileBytes) return false
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ])
  writeFileSync(`${path}.br`, br)
  writeFileSync(`${path}.gz`, gz)
  return true
}
