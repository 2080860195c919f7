declare module 'pixy:pdf-cmaps/*' {
  /** Names of CMaps and their binary form in base64, packed by `deploy/pdf-cmaps.ts`. */
  export const cmaps: Readonly<Record<string, string>>
}

/** Reads PDFs by itself where it finds a worker. */
declare module 'pdfjs-dist/build/pdf.worker.mjs'
