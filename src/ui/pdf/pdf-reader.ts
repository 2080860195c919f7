/**
 * The worker `pdf-reader.js`: it reads PDFs, knows the bytes it is handed, and may ask nobody (`deploy/policy.ts`). The
 * reading half of the library begins by itself where it finds a worker, and says so before all else.
 */
import('pdfjs-dist/build/pdf.worker.mjs').catch(() => postMessage('missing'))
