import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { selfSigned } from './self-signed.ts'

/** A server with a certificate that nobody knows, until the test is over. */
export async function startHttps(handler: RequestListener): Promise<{ url: URL; cert: string }> {
  const credentials = selfSigned()
  const server = createServer(credentials, handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  const { port } = server.address() as AddressInfo
  return { url: new URL(`https://127.0.0.1:${port}/`), cert: credentials.cert }
}
