import type { Provider } from '#config/configuration.ts'
import type { Demo, Environment, Fetch } from './environment.ts'

/** The way to the built-in provider. */
export interface DemoDoor {
  /** Opened when it is first needed, and again where that failed. Its clock starts out right. */
  openDemo: () => Promise<Demo>
  /** The built-in provider answers in the worker itself; all others are on the network. */
  fetchFor: (provider: Provider) => Fetch
}

/**
 * Makes the door.
 * @param canRetire whether this vault may end where the file of the built-in provider does not come: nobody would lose
 *   a session, and there is a network that it could have come by
 */
export function createDemoDoor(environment: Environment, canRetire: () => boolean): DemoDoor {
  let demo: Promise<Demo> | undefined
  const open = async () => {
    const opened = await environment.openDemo()
    await opened.lab.moveClock(0)
    return opened
  }
  const openDemo = () => {
    demo ??= open().catch((error: unknown) => {
      demo = undefined
      throw error
    })
    return demo
  }
  const openOrRetire = async () => {
    try {
      return await openDemo()
    } catch (error) {
      if (!canRetire()) throw error
      // The site has another version now, and this one's files are gone: the next vault finds its own, and is asked
      // what this one leaves without an answer.
      environment.retire()
      return new Promise<never>(() => undefined)
    }
  }
  const demoFetch: Fetch = async (input, init) => (await openOrRetire()).handle(new Request(input, init))
  return { openDemo, fetchFor: (provider) => (provider.kind === 'demo' ? demoFetch : environment.fetch) }
}
