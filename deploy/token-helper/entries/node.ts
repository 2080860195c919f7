import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { judgeSettings } from '../settings.ts'
import { answer } from '../token-helper.ts'

/**
 * Node, behind the web server that also serves the app: `PORT` and `HOST` say where it listens, by default on
 * http://127.0.0.1:8788. Nothing is trusted of what the web server adds, so it need not be told who asks.
 */
const { PORT = '8788', HOST = '127.0.0.1' } = process.env
const patienceMs = 15_000

/** Only the path of the address counts, for the cookie. */
function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value].flat().join('; '))
  const { method = 'GET', url = '/' } = incoming
  const body = method === 'POST' ? streamOf(incoming) : null
  return new Request(new URL(url, 'http://token-helper'), { method, headers, body, duplex: 'half' } as RequestInit)
}

/** Whoever stops reading a body still wants to answer, so the connection outlives the stream. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      incoming.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)))
      incoming.on('end', () => controller.close())
      incoming.on('error', (error) => controller.error(error))
    },
    cancel: () => void incoming.removeAllListeners('data').removeAllListeners('end').pause(),
  })
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await answer(requestOf(incoming), process.env)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(await response.text())
}

const server = createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch(() => incoming.socket.destroy())
})
server.requestTimeout = patienceMs
server.headersTimeout = patienceMs
const settings = judgeSettings(process.env)
if ('unusable' in settings) {
  // Whoever starts it sees that now, and not when the first person signs in.
  process.stderr.write(`The token helper cannot use: ${settings.unusable.join(', ')}\n`)
  process.exitCode = 1
} else {
  server.listen(Number(PORT), HOST, () => {
    const { port } = server.address() as AddressInfo
    process.stdout.write(`The token helper listens on http://${HOST}:${port}\n`)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.close())
