import { pathLabor } from './path-labor.ts'
import { PdfProblem } from './pdf-problem.ts'

/** A page of more steps is not drawn: a dense map has some ten thousand. */
const maxOperators = 500_000
/** Of one path, which the browser draws in a single step; see {@link pathLabor}. */
const maxPathLabor = 50_000_000

interface Operators {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
  length: number
}

/**
 * Watches what the reader hands over to be drawn. The library draws for a breath at a time, but not within one path, and
 * what is on the page's own thread cannot be ended.
 * @param constructPath the library's number for the operator
 */
export function watchLabor(reader: Pick<Worker, 'addEventListener'>, constructPath: number) {
  let operators = 0
  let page = new AbortController()
  // Before the library listens, so that it never sees what is too much.
  reader.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    for (const list of operatorsIn(data)) {
      operators += list.length
      if (operators > maxOperators || hasLaboriousPath(list, constructPath)) page.abort(new PdfProblem('laborious'))
    }
  })
  return {
    /** @returns aborts with a PdfProblem `laborious` where what comes from now on is too much for one page */
    ofNextPage: (): AbortSignal => {
      operators = 0
      page = new AbortController()
      return page.signal
    },
  }
}

/** In a message of the library: a piece of a page, or the glyphs of a font that are drawings. */
function operatorsIn(message: unknown): readonly Operators[] {
  if (!isRecord(message)) return []
  if (isOperators(message['chunk'])) return [message['chunk']]
  if (message['action'] !== 'commonobj' || !Array.isArray(message['data'])) return []
  const [, , font] = message['data'] as unknown[]
  const glyphs = isRecord(font) ? font['charProcOperatorList'] : undefined
  return isRecord(glyphs) ? Object.values(glyphs).filter(isOperators) : []
}

function hasLaboriousPath({ fnArray, argsArray }: Operators, constructPath: number): boolean {
  return argsArray.some((given, at) => {
    if (!Array.isArray(given)) return false
    const values = given as unknown[]
    if (fnArray[at] !== constructPath)
      return values.some((value) => isOperators(value) && hasLaboriousPath(value, constructPath))
    const [path] = Array.isArray(values[1]) ? (values[1] as unknown[]) : []
    return path instanceof Float32Array && pathLabor(path) > maxPathLabor
  })
}

const isOperators = (value: unknown): value is Operators =>
  isRecord(value) && Array.isArray(value['fnArray']) && Array.isArray(value['argsArray'])

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
