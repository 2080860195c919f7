declare module 'pixy:pdf-cmaps/*' {
  /** Names of CMaps and their binary form in base64, packed by `deploy/pdf-cmaps.ts`. */
  export const cmaps: Readonly<Record<string, string>>
}

declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  /** The code that pdf.js would run in a worker. */
  export const WorkerMessageHandler: { initializeFromPort: (port: MessagePort) => void }
}
