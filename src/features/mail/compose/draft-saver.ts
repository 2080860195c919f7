/** Whether what is on screen is kept at the provider too. */
export type SaveState = 'unsaved' | 'saving' | 'saved' | 'failed'

export interface DraftSaver<T> {
  /** There is something newer to keep; it is kept once nothing newer came for a while. */
  change(content: T): void
  /** Keeps what is not kept yet now. Resolves with whether that went well. */
  flush(): Promise<boolean>
  /** Ends it: forgets what is not kept yet, and lets what is under way end. */
  stop(): Promise<void>
}

/**
 * Keeps a draft as somebody types: after a pause, one request at a time, the latest content last.
 * @param save keeps one content
 * @param pauseMs how long to wait after a change; large messages wait longer, since each saving carries all of it
 */
export function createDraftSaver<T>(
  save: (content: T) => Promise<void>,
  pauseMs: (content: T) => number,
  onState: (state: SaveState) => void,
): DraftSaver<T> {
  let waiting: { content: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  let isStopped = false

  const run = async (): Promise<boolean> => {
    while (waiting && !isStopped) {
      const { content } = waiting
      waiting = undefined
      onState('saving')
      try {
        await save(content)
        onState(waiting ? 'unsaved' : 'saved')
      } catch {
        // Nothing is lost: it stands on screen, is kept for this tab, and the next change tries again.
        waiting ??= { content }
        onState('failed')
        return false
      }
    }
    return true
  }
  const start = () => {
    clearTimeout(timer)
    timer = undefined
    running ??= run().finally(() => (running = undefined))
    return running
  }
  return {
    change(content) {
      if (isStopped) return
      waiting = { content }
      onState('unsaved')
      clearTimeout(timer)
      timer = setTimeout(() => void start(), pauseMs(content))
    },
    async flush() {
      return (await start()) && (!waiting || start())
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
