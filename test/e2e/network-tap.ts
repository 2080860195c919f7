import { Agent, request as forward, type IncomingMessage } from 'node:http'
import { emptyPage, listen } from './listen.ts'

/** One request that left the browser, from a page or from a worker, and what came back. */
export interface Exchange {
  method: string
  url: string
  requestHeaders: Readonly<Record<string, string>>
  requestBody: string
  /** Undefined while under way, and where the network was cut. */
  status?: number
  responseHeaders: Readonly<Record<string, string>>
  responseBody: string
}

/**
 * What the network does with a request: let it through, break the connection, let it through and lose the answer, never
 * answer, answer emptily, or say that there is no such thing.
 */
export type Weather = 'pass' | 'cut' | 'lose' | 'hang' | 'empty' | 'gone'

export interface NetworkTap {
  /** For the `proxy` option of a browser context. */
  proxy: { server: string; bypass: string }
  /** All that left the browser so far, in order. */
  exchanges: readonly Exchange[]
  /** Decides about each request; the default lets everything pass that stays on this machine. */
  setWeather: (weather: (url: URL, method: string) => Weather) => void
  close: () => Promise<void>
}

/** Chromium itself asks its autofill service about every form it sees, on any page; nobody here can tell it not to. */
const browserServices = new Set(['content-autofill.googleapis.com:443'])

const loopback = /^(localhost|[a-z0-9.-]+\.localhost|127\.0\.0\.1)$/
const flat = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/**
 * A forward proxy between the browser and the servers of a test. The test tools see nothing of a shared worker's
 * network; a proxy sees every request of the browser, so it is what counts requests and looks for leaks. Nothing gets
 * past it to another machine.
 */
export async function startNetworkTap(): Promise<NetworkTap> {
  const exchanges: Exchange[] = []
  const agent = new Agent({ keepAlive: true })
  let weatherAt: (url: URL, method: string) => Weather = () => 'pass'

  const listening = await listen((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '')
    const method = incoming.method ?? 'GET'
    const exchange: Exchange = {
      method,
      url: url.href,
      requestHeaders: flat(incoming.headers),
      requestBody: '',
      responseHeaders: {},
      responseBody: '',
    }
    exchanges.push(exchange)
    const weather = loopback.test(url.hostname) ? weatherAt(url, method) : 'cut'
    if (weather === 'hang') return
    if (weather === 'empty') {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end(emptyPage)
      return
    }
    if (weather === 'gone') {
      outgoing.writeHead(404).end()
      return
    }
    if (weather === 'cut') {
      incoming.socket.destroy()
      return
    }
    const onward = forward(
      { agent, host: '127.0.0.1', port: url.port, method, path: url.pathname + url.search, headers: incoming.headers },
      (answer) => {
        if (weather === 'lose') {
          incoming.socket.destroy()
          return
        }
        exchange.status = answer.statusCode ?? 0
        exchange.responseHeaders = flat(answer.headers)
        outgoing.writeHead(exchange.status, answer.headers)
        answer.on('data', (chunk: Buffer) => {
          exchange.responseBody += chunk.toString('latin1')
          outgoing.write(chunk)
        })
        answer.on('end', () => outgoing.end())
        answer.on('error', () => incoming.socket.destroy())
      },
    )
    onward.on('error', () => incoming.socket.destroy())
    incoming.on('data', (chunk: Buffer) => {
      exchange.requestBody += chunk.toString('latin1')
      onward.write(chunk)
    })
    incoming.on('end', () => onward.end())
    outgoing.on('close', () => onward.destroy())
  })
  listening.server.on('connect', (incoming, socket) => {
    socket.destroy()
    if (browserServices.has(incoming.url ?? '')) return
    exchanges.push({
      method: 'CONNECT',
      url: `https://${incoming.url ?? ''}`,
      requestHeaders: flat(incoming.headers),
      requestBody: '',
      responseHeaders: {},
      responseBody: '',
    })
  })

  return {
    proxy: { server: `http://127.0.0.1:${listening.port}`, bypass: '<-loopback>' },
    exchanges,
    setWeather: (weather) => {
      weatherAt = weather
    },
    close: async () => {
      agent.destroy()
      await listening.close()
    },
  }
}
