import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { compress } from '../../deploy/compress.ts'
import { configure } from '../../deploy/configure.ts'
import { listen } from '../e2e/listen.ts'
import { findPrograms, libraryPath } from './packages.ts'
import { starts, type ServerName, type Start } from './server-files.ts'

const builtFiles = process.env['PIXY_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))

/** Quick, and good enough to see which file is sent. */
const quality = 4

export interface Build {
  base: string
  /** What the address `/` of a server is. */
  root: string
  /** The files of the app, below the root. */
  dist: string
  remove: () => void
}

/** A copy of the build, configured for a base and compressed, at the place of that base below a root. */
export async function buildFor(raw: { base: string }): Promise<Build> {
  if (!existsSync(join(builtFiles, 'index.html'))) throw new Error('There is no build; run "npm run build" first')
  const root = ownFolder('root')
  const dist = join(root, raw.base)
  cpSync(builtFiles, dist, { recursive: true })
  await compress(dist, quality)
  const done = configure(dist, raw)
  if (!done.ok) throw new Error(done.problems.join('\n'))
  return { base: raw.base, root, dist, remove: () => rmSync(root, { recursive: true, force: true }) }
}

export interface RunningServer {
  port: number
  /** All that it has written down so far. */
  written: () => string
  close: () => Promise<void>
}

/** Starts a server in front of a build, with settings, logs and temporary files in a folder of its own. */
export async function startServer(name: ServerName, { root, dist }: Build): Promise<RunningServer> {
  const programs = findPrograms()
  const folder = ownFolder(name.toLowerCase())
  let complaints = ''
  for (const port of await freePorts()) {
    const { settings, command, log, accessLogs } = starts[name](programs, { folder, root, dist, port })
    writeFileSync(...settings)
    const { child, said } = run(command, folder)
    if (await listens(child, port)) {
      return {
        port,
        written: () =>
          accessLogs
            .filter((path) => existsSync(path))
            .map((path) => readFileSync(path, 'utf8'))
            .join('') + said(),
        close: async () => {
          await end(child)
          rmSync(folder, { recursive: true, force: true })
        },
      }
    }
    complaints = said() + (log && existsSync(log) ? readFileSync(log, 'utf8') : '')
    // Somebody else may have taken the port meanwhile; whatever else there is to complain of stays the same.
    if (!/in use/i.test(complaints)) break
  }
  throw new Error(`${name} ended: ${complaints}`)
}

function run([program, ...args]: Start['command'], folder: string) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, LD_LIBRARY_PATH: libraryPath() },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { child, said: () => said }
}

/** Waits until a server takes connections; false when it ended instead. */
async function listens(child: ChildProcess, port: number): Promise<boolean> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  await vi.waitFor(() => (isOver() ? undefined : reached(port)), { timeout: 30_000 })
  return !isOver()
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** A folder that a server may enter which gives up the rights of root. */
function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `pixy-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** Some ports that nobody listens on. */
async function freePorts(): Promise<number[]> {
  const listening = await Promise.all(Array.from({ length: 5 }, () => listen(() => undefined)))
  await Promise.all(listening.map(({ close }) => close()))
  return listening.map(({ port }) => port)
}

async function reached(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
  } finally {
    socket.destroy()
  }
}
