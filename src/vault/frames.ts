import type { Environment } from './environment.ts'
import type { Page, Pages } from './pages.ts'
import type { Problem } from './protocol.ts'
import type { Live } from './session.ts'
import { VaultError } from './vault-error.ts'

const frameTimeoutMs = 10_000

/**
 * Renewal in a hidden frame with `prompt=none` (OpenID Connect Core §3.1.2.1): a page opens it, the callback inside
 * it comes back to the vault. A provider that shows a page instead gives no answer at all; that means: ask the person.
 * Nor does one come without a network, and that ends no session.
 */
export interface Frames {
  /** @throws VaultError `login-required` when the provider wants to see the person | `offline` */
  renew: (begin: () => Promise<{ url: string; state: string }>) => Promise<Live>
  settle: (state: string, outcome: Live | Problem) => void
  /** The page could not open the frame, or waited in vain. */
  failed: () => void
  /** A page is gone, and its frame with it. */
  left: (page: Page) => void
}

/** Keeps the one frame that may be open. */
export function createFrames(environment: Environment, pages: Pages, bootId: string): Frames {
  let waiting: { state: string; page: Page; settle: (outcome: Live | Problem | undefined) => void } | undefined
  const noAnswer = ({ online }: Page): Problem => ({ code: online ? 'login-required' : 'offline', facts: {} })

  function pageForFrame(): Page {
    const page = pages.forFrame()
    if (!page?.online) throw new VaultError('offline')
    return page
  }

  async function renew(begin: () => Promise<{ url: string; state: string }>): Promise<Live> {
    pageForFrame()
    const { url, state } = await begin()
    const page = pageForFrame()
    const outcome = await new Promise<Live | Problem | undefined>((resolve) => {
      const stop = environment.after(frameTimeoutMs + 2_000, () => resolve(noAnswer(page)))
      waiting = {
        state,
        page,
        settle: (result) => {
          stop()
          resolve(result)
        },
      }
      page.post({ type: 'open-frame', bootId, url, timeoutMs: frameTimeoutMs })
    })
    waiting = undefined
    if (!outcome) return renew(begin)
    if ('code' in outcome) throw new VaultError(outcome.code, outcome.facts)
    return outcome
  }

  return {
    renew,
    settle: (state, outcome) => {
      if (waiting?.state === state) waiting.settle(outcome)
    },
    failed: () => waiting?.settle(noAnswer(waiting.page)),
    left: (page) => {
      if (waiting?.page === page) waiting.settle(undefined)
    },
  }
}
