import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'

/** A command that runs until it is ended. */
export interface RunningCommand {
  /** The first address that it printed. */
  address: string
  end: () => Promise<void>
}

/**
 * Starts a command of a page and waits for the address that it prints. It is ended with all that it started.
 * @throws Error with what it said, where it ends before
 */
export async function startCommand(command: string, place: Pick<SpawnOptions, 'cwd' | 'env'>): Promise<RunningCommand> {
  const child = spawn('sh', ['-euc', command], { ...place, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid)
    await exited
  }
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += stripVTControlCharacters(chunk.toString())
      const [found] = /https?:\/\/\S+(?=\s)/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void exited.then(() => reject(new Error(`${command} ended: ${said}`)))
  })
  return { address, end }
}
