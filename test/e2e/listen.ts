import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page with nothing on it, for which the browser asks for no icon either. */
export const emptyPage = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>empty</title></html>'

export interface Listening {
  server: Server
  port: number
  close: () => Promise<void>
}

/** Listens on a free port of the loopback address. Names below `localhost` reach it too: the browser resolves them. */
export async function listen(handler: RequestListener): Promise<Listening> {
  // A connection that is given up when it has been idle may be chosen for a request in that very moment.
  const server = createServer({ keepAliveTimeout: 0 }, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
