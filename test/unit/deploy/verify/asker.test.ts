import type { RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createAsk, defaultBounds } from '../../../../deploy/verify/asker.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { listen } from '../../../e2e/listen.ts'
import { said } from './said.ts'
import { startHttps } from './start-https.ts'

async function serverOf(handler: RequestListener): Promise<URL> {
  const { port, close } = await listen(handler)
  onTestFinished(close)
  return new URL(`http://127.0.0.1:${port}/`)
}

const endless: RequestListener = (_request, response) => {
  const more = () => {
    while (response.write('x'.repeat(65_536)));
    response.once('drain', more)
  }
  more()
}

/** Begins and never ends. */
const slow: RequestListener = (_request, response) => void response.write('<!doctype html>')

const hungUp: RequestListener = (request, response) => {
  response.writeHead(200, { 'Content-Length': '1000' }).write('<!doctype html>', () => request.socket.destroy())
}

const notHttp: RequestListener = (request) => void request.socket.end('220 mail.example ESMTP\r\n\r\n')

test.each<[string, RequestListener, RegExp]>([
  ['is too slow', slow, /^\S+ gave no complete answer in 0\.05 seconds/],
  ['sends without an end', endless, /^\S+ sends more than 0\.2 MB/],
  ['hangs up', hungUp, /^\S+ hung up before its answer was complete \(ECONNRESET\)/],
  ['is no web server', notHttp, /^\S+ does not answer as HTTP does/],
  [
    'leads elsewhere',
    (_, response) => void response.writeHead(301, { Location: '/app/' }).end(),
    /leads on to “http:\/\/127\.0\.0\.1:\d+\/app\/”/,
  ],
  [
    'is another site',
    (_, response) => void response.end('<p>hello'),
    /does not answer with Pixy’s page \(status 200\)/,
  ],
])('of a server that %s it is said, and nothing more is asked', async (_, handler, words) => {
  let requests = 0
  const site = await serverOf((request, response) => {
    requests += 1
    handler(request, response)
  })
  // Only the slow one may be given up for its time, however busy this machine is.
  const timeoutMs = handler === slow ? 50 : defaultBounds.timeoutMs
  const report = await verify(createAsk({ ...defaultBounds, timeoutMs, maxBytes: 200_000 }), site)
  expect(said(report)).toEqual([expect.stringMatching(words)])
  expect(requests).toBeLessThanOrEqual(1)
})

test('of a server that is not there it is said', async () => {
  const { port, close } = await listen(() => undefined)
  await close()
  const report = await verify(createAsk(), new URL(`http://127.0.0.1:${port}/`))
  expect(said(report)).toEqual([expect.stringMatching(/refuses connections \(ECONNREFUSED\)/)])
})

test('a certificate that no browser accepts is named, and what is behind it is not asked for', async () => {
  let requests = 0
  const { url } = await startHttps(() => void (requests += 1))
  const report = await verify(createAsk(), url)
  expect(said(report)).toEqual([
    expect.stringMatching(/has a certificate that no browser accepts \(DEPTH_ZERO_SELF_SIGNED_CERT\) → Give the host/),
  ])
  expect(requests).toBe(0)
})

test('no more requests are under way at once than allowed, and none begins when the time for all is over', async () => {
  let [now, most] = [0, 0]
  const waiting: (() => void)[] = []
  const site = await serverOf((_request, response) => {
    now += 1
    most = Math.max(most, now)
    waiting.push(() => {
      now -= 1
      response.end()
    })
    if (waiting.length === 2) for (const answer of waiting.splice(0)) answer()
  })
  const ask = createAsk({ ...defaultBounds, atOnce: 2 })
  const asked = await Promise.all(Array.from({ length: 6 }, () => ask(site.href)))
  expect([asked.every(({ kind }) => kind === 'answer'), most]).toEqual([true, 2])

  const late = createAsk({ ...defaultBounds, altogetherMs: 0 })
  expect(await late(site.href)).toMatchObject({ kind: 'failure', reason: 'timeout' })
})
