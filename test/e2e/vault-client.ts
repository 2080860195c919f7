import type { Page } from 'playwright-core'
import type { ApiRequest, FromVault, SendResult, ToVault } from '#vault/protocol.ts'
import type { Person } from './browser.ts'

/** How the app started its vault, as the watch on its pages saw it. */
function vaultOf({ sightings }: Person): { url: string; options: WorkerOptions } {
  const started = sightings.find(({ kind }) => kind === 'worker')
  const [url, options] = JSON.parse(started?.text ?? '[]') as [string, WorkerOptions]
  return { url: new URL(url, started?.at).href, options }
}

/** What came of requests that were all handed to the vault in one turn. */
export interface Burst {
  results: SendResult[]
  /** Every message that the vault sent meanwhile, as text. */
  heard: string
}

/**
 * Speaks to the person's vault as a script on the page could: over the protocol, from a page of the same origin, with
 * a connection of its own. A page without a policy, because the policy of the app lets nobody else start a worker.
 */
export async function sendAtOnce(person: Person, barePage: Page, requests: readonly ApiRequest[]): Promise<Burst> {
  return barePage.evaluate(
    async ({ url, options, asked }) => {
      const { port } = new SharedWorker(url, options)
      const results = new Map<number, SendResult>()
      let heard = ''
      const done = new Promise<void>((resolve) => {
        port.onmessage = ({ data }: MessageEvent<FromVault>) => {
          heard += JSON.stringify(data)
          if (data.type !== 'answer') return
          results.set(data.id, data.answer as SendResult)
          if (results.size === asked.length) resolve()
        }
      })
      asked.forEach((argument, id) => {
        port.postMessage({ type: 'call', id, name: 'send', argument } satisfies ToVault)
      })
      await done
      port.postMessage({ type: 'goodbye' } satisfies ToVault)
      return { results: [...results.values()], heard }
    },
    { ...vaultOf(person), asked: requests },
  )
}
