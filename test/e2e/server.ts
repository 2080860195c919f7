import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { memoryStore } from '#mock/world/store.ts'
import { startMockGoogle } from '../in-process/mock-google.ts'

/** Everything but the issuer, the APIs and the clients has a default. */
export interface ServerOptions extends Partial<Omit<MockOptions, 'issuer' | 'apis' | 'clients'>> {
  /** Default 0: any free port. */
  port?: number
  /** Default `127.0.0.1`; `localhost` is another site than `127.0.0.1`. */
  host?: '127.0.0.1' | 'localhost'
  /** Path of the issuer below the origin, without a trailing slash. Default none. */
  issuerPath?: string
  /** Default: `pixy-test`, with any redirect URI on loopback that ends in `/callback`. */
  clients?: MockOptions['clients']
}

export interface MockServer {
  origin: string
  issuer: string
  /** By their names in the configuration. */
  apis: Readonly<Record<'calendar' | 'gmail' | 'gmailUpload' | 'drive' | 'driveUpload', string>>
  google: MockGoogle
  close: () => Promise<void>
}

const loopbackCallback = (uri: string) => /^http:\/\/(127\.0\.0\.1|localhost):\d+\/(.*\/)?callback$/.test(uri)

/** The built-in Google over real HTTP, on an origin of its own. */
export async function startMockServer(options: ServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', issuerPath = '', clients, ...rest } = options
  // As with all servers of a test: an idle connection is not given up (`listen.ts`).
  const server = createServer({ keepAliveTimeout: 0 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  const origin = `http://${host}:${String(address.port)}`
  const issuer = origin + issuerPath
  const apis = {
    calendar: `${origin}/calendar/v3/`,
    gmail: `${origin}/gmail/v1/`,
    gmailUpload: `${origin}/upload/gmail/v1/`,
    drive: `${origin}/drive/v3/`,
    driveUpload: `${origin}/upload/drive/v3/`,
  }
  const google = startMockGoogle({
    issuer,
    apis,
    clients: clients ?? [{ clientId: 'pixy-test', redirectUris: loopbackCallback }],
    store: memoryStore(),
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
    ...rest,
  })
  server.on('request', (incoming, outgoing) => {
    requestOf(origin, incoming)
      .then((request) => google.handle(request))
      .then(
        (response) => answer(response, outgoing),
        () => incoming.socket.destroy(),
      )
  })
  return {
    origin,
    issuer,
    apis,
    google,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error)
          else resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function requestOf(origin: string, incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(incoming, 'end')
  const { method = 'GET', url = '/' } = incoming
  const body = Buffer.concat(chunks)
  return new Request(origin + url, { method, headers, ...(body.length > 0 ? { body } : {}) })
}

async function answer(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
