import readerUrl from './pdf-reader.ts?worker&url'
import { PdfProblem } from './pdf-problem.ts'

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** Beside the vault the one worker that the policy knows. */
function trustedReaderUrl(): string {
  const url = new URL(readerUrl, location.href).href
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('pdf-reader', {
    createScriptURL: (candidate) => {
      if (candidate !== url) throw new TypeError('Only the reader of PDFs is a worker of this page')
      return candidate
    },
  })
  return policy ? policy.createScriptURL(url) : url
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Starts the worker in which a PDF is read. Whoever terminates it ends whatever it is doing.
 * @throws PdfProblem `unloaded`
 * @throws DOMException `AbortError`
 */
export async function startReader(signal: AbortSignal): Promise<Worker> {
  signal.throwIfAborted()
  const starting = new AbortController()
  try {
    const worker = new Worker(trustedReaderUrl(), { type: 'module', name: 'pixy pdf' })
    signal.addEventListener('abort', () => worker.terminate())
    await new Promise<void>((resolve, reject) => {
      const until = { signal: starting.signal }
      // The library's first word is an object.
      const hear = ({ data }: MessageEvent) => (data === 'missing' ? reject(new Error('no code')) : resolve())
      worker.addEventListener('message', hear, until)
      worker.addEventListener('error', reject, until)
      signal.addEventListener('abort', reject, until)
    })
    return worker
  } catch {
    signal.throwIfAborted()
    throw new PdfProblem('unloaded')
  } finally {
    starting.abort()
  }
}
