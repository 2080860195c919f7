import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const preload = fileURLToPath(new URL('google-elsewhere.mjs', import.meta.url))

export interface TokenHelperProcess {
  port: number
  /** All it has said, on both outputs. */
  said: () => string
  close: () => Promise<void>
}

let written: Promise<string> | undefined

/** The folder of the one file that a deployer gets; written once for all tests of a file, before the first one. */
export async function writeTokenHelper(): Promise<string> {
  written ??= write()
  return written
}

export async function removeTokenHelper(): Promise<void> {
  if (written) await rm(await written, { recursive: true, force: true })
  written = undefined
}

async function write(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-token-helper-'))
  await promisify(execFile)('npm', ['run', '--silent', 'token-helper', '--', 'node', folder], { cwd: root })
  return folder
}

/** The token helper as a deployer gets it for Node: one file, in a process of its own, before a Google of the test's. */
export async function startTokenHelper(
  environment: Readonly<Record<string, string>>,
  issuer: string,
): Promise<TokenHelperProcess> {
  const folder = await writeTokenHelper()
  const helper = spawn(process.execPath, ['--import', preload, join(folder, 'token-helper.mjs')], {
    env: { ...environment, PORT: '0', PIXY_TEST_ISSUER: issuer },
  })
  const ended = new Promise((resolve) => helper.once('exit', resolve))
  const lines: string[] = []
  helper.stderr.on('data', (chunk: Buffer) => void lines.push(chunk.toString()))
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(helper.stdout).on('line', (line) => {
      lines.push(line)
      const [, found] = /listens on http:\/\/[^:]+:(\d+)/.exec(line) ?? []
      if (found) resolve(Number(found))
    })
    void ended.then(() => reject(new Error(`The token helper ended: ${lines.join('\n')}`)))
  })
  return {
    port,
    said: () => lines.join('\n'),
    close: async () => {
      helper.kill()
      await ended
    },
  }
}
