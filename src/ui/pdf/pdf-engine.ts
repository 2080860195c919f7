import {
  getDocument,
  InvalidPDFException,
  OPS,
  PasswordResponses,
  PDFWorker,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist'
import { watchLabor } from './labor.ts'
import { afterPatience } from './patience.ts'
import { readCmap } from './pdf-cmaps.ts'
import { PdfProblem } from './pdf-problem.ts'
import { startReader } from './reader-worker.ts'

/** Width and height of a page, in the units of the document. */
export interface PageSize {
  width: number
  height: number
}

/** A page as it is put on the screen: what is seen of it, and its text for selecting and for screen readers. */
export interface DrawnPage {
  canvas: HTMLCanvasElement
  text: HTMLElement
  size: PageSize
}

/** A document that is open; only what is asked for is drawn, one page after the other. */
export interface OpenPdf {
  pageCount: number
  firstSize: PageSize
  /**
   * Draws a page.
   * @param number counted from 1
   * @param width in CSS pixels
   * @throws DOMException `AbortError`; PdfProblem `laborious`; Error where the page cannot be drawn
   */
  draw: (number: number, width: number, signal: AbortSignal) => Promise<DrawnPage>
  close: () => void
}

const errorsOnly = 0
/** A picture of more than this is left out of its page: a whole sheet at 600 dots per inch is less. */
const maxPicturePixels = 40_000_000
const maxCanvasPixels = 16_000_000
const maxTextPieces = 20_000
/** A document or a page that takes longer, while somebody looks, is given up. */
const maxWaitMs = 30_000

/** Answers what the library would fetch from the network. Standard fonts are the system's own; wasm is refused. */
class PackedData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error('only CMaps are there')
    return readCmap(filename.replace(/\.bcmap$/, ''))
  }
}

const reading = {
  BinaryDataFactory: PackedData,
  isEvalSupported: false,
  enableXfa: false,
  useWasm: false,
  useWorkerFetch: false,
  useSystemFonts: true,
  maxImageSize: maxPicturePixels,
  verbosity: errorsOnly,
}

/**
 * Opens a PDF. Nothing in it runs: no script, no form, no link, no file within the file, and nothing is fetched. It is
 * read in a worker of its own, which ends with it, whatever it is doing.
 * @throws PdfProblem
 */
export async function openPdf(file: Blob, password: string | undefined, signal: AbortSignal): Promise<OpenPdf> {
  const closed = new AbortController()
  const close = () => closed.abort()
  signal.addEventListener('abort', close)
  if (signal.aborted) close()
  /** Nothing answers any more once the document is closed, so nothing is waited for. */
  const inTime = <Result>(work: Promise<Result>): Promise<Result> => {
    const stopWatch = afterPatience(maxWaitMs, close)
    const end = new Promise<never>((_resolve, reject) => {
      closed.signal.addEventListener('abort', () => reject(new Error('the document was closed')), { once: true })
    })
    return Promise.race([work, end]).finally(stopWatch)
  }
  try {
    const [bytes, reader] = await inTime(Promise.all([file.arrayBuffer(), startReader(closed.signal)]))
    const labor = watchLabor(reader, OPS.constructPath)
    // The types of the library forget what a port is.
    const worker = new PDFWorker({ port: reader as never, verbosity: errorsOnly })
    const task = getDocument({ ...reading, data: bytes, worker, ...(password !== undefined && { password }) })
    closed.signal.addEventListener('abort', () => {
      worker.destroy()
      void task.destroy().catch(() => undefined)
    })
    const pdf = await inTime(task.promise)
    const first = await inTime(pdf.getPage(1))
    const queue = new AbortableQueue()
    return {
      pageCount: pdf.numPages,
      firstSize: sizeOf(first),
      draw: (number, width, leaving) =>
        queue.add(() => {
          closed.signal.throwIfAborted()
          const until = AbortSignal.any([leaving, closed.signal, labor.ofNextPage()])
          return inTime(drawPage(pdf, number, width, until))
        }, leaving),
      close,
    }
  } catch (error) {
    close()
    throw problemOf(error)
  }
}

function problemOf(error: unknown): unknown {
  // The library does not export the class of this one.
  if (error instanceof Error && error.name === 'PasswordException') {
    const asked = 'code' in error && error.code === PasswordResponses.NEED_PASSWORD
    return new PdfProblem(asked ? 'password' : 'wrong-password')
  }
  // The two halves of the library are of two versions: the reader is that of a newer deployment.
  if (error instanceof Error && error.message.includes('does not match the Worker version')) {
    return new PdfProblem('replaced')
  }
  return error instanceof InvalidPDFException ? new PdfProblem('broken') : error
}

function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

/** One page at a time; those that nobody looks at any more are passed over, but for the one that is being drawn. */
class AbortableQueue {
  #last: Promise<unknown> = Promise.resolve()

  add<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const mine = this.#last.then(() => {
      signal.throwIfAborted()
      return work()
    })
    this.#last = mine.catch(() => undefined)
    return mine
  }
}

async function drawPage(pdf: PDFDocumentProxy, number: number, width: number, signal: AbortSignal): Promise<DrawnPage> {
  const page = await pdf.getPage(number)
  signal.throwIfAborted()
  const size = sizeOf(page)
  const viewport = page.getViewport({ scale: width / size.width })
  const ratio = Math.min(devicePixelRatio, Math.sqrt(maxCanvasPixels / (viewport.width * viewport.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width * ratio))
  canvas.height = Math.max(1, Math.floor(viewport.height * ratio))
  const task = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] })
  signal.addEventListener('abort', () => task.cancel())
  try {
    await task.promise
    return { canvas, text: await textOf(page, signal), size }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    page.cleanup()
  }
}

/** The text of a page as invisible elements over their picture. */
async function textOf(page: PDFPageProxy, signal: AbortSignal): Promise<HTMLElement> {
  const content = await page.getTextContent()
  signal.throwIfAborted()
  const container = document.createElement('div')
  const textContentSource = { ...content, items: content.items.slice(0, maxTextPieces) }
  await new TextLayer({ textContentSource, container, viewport: page.getViewport({ scale: 1 }) }).render()
  return container
}
