import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formTokens, httpTokens, jsonTokens, urlTokens } from '#features/inspector/code/tokens.ts'
import { curlOf } from '#features/inspector/exchange/curl.ts'
import { requestText, responseText } from '#features/inspector/exchange/http-text.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import type { TraceEntry } from '#trace/entry.ts'

const exchange = (rest: Partial<TraceEntry>): TraceEntry => ({
  id: 1,
  atMs: 0,
  step: 'api-request',
  from: 'vault',
  to: 'resource-server',
  outcome: 'ok',
  ...rest,
})
const canary = 'canary-of-this-test-and-no-token'

const tokenRequest = exchange({
  step: 'token-request',
  to: 'authorization-server',
  request: requestOf({
    method: 'POST',
    url: 'https://id.example.org/token',
    form: { grant_type: 'authorization_code', client_id: 'pixy', code: canary },
  }),
  response: responseOf({
    status: 200,
    endpoint: 'protocol',
    mediaType: 'application/json',
    text: JSON.stringify({ access_token: canary, expires_in: 3599 }),
  }),
})
const apiRequest = exchange({
  request: requestOf({
    method: 'GET',
    url: `https://www.googleapis.com/calendar/v3/calendars/primary/events?maxResults=5&pageToken=${canary}`,
    headers: { authorization: `Bearer ${canary}`, accept: 'application/json' },
  }),
})

test('a request is copied as a command with placeholders where a secret stood', () => {
  expect(curlOf(apiRequest)).toBe(
    [
      "curl 'https://www.googleapis.com/calendar/v3/calendars/primary/events'",
      '--get',
      "--header 'authorization: Bearer <access_token>'",
      "--header 'accept: application/json'",
      "--data-urlencode 'maxResults=5'",
      "--data-urlencode 'pageToken=<pageToken>'",
    ].join(' \\\n  '),
  )
  expect(curlOf(tokenRequest)).toContain("--data-urlencode 'code=<code>'")
  expect(curlOf(exchange({}))).toBeUndefined()
})

test('whatever stands in an address, a shell reads it as one word', () => {
  const request = { line: "GET https://a.example/x'; rm -rf ~ #", headers: [], fields: [] }
  const command = curlOf(exchange({ request: request as never })) ?? ''
  expect(command).toMatch(/^curl '[^']*(?:'\\''[^']*)*'$/)
})

test('a request and its answer read as HTTP writes them', () => {
  expect(requestText(tokenRequest)).toBe(
    [
      'POST /token HTTP/1.1',
      'host: id.example.org',
      'content-type: application/x-www-form-urlencoded',
      '',
      'grant_type=authorization_code&client_id=pixy&code=<code>',
    ].join('\n'),
  )
  expect(responseText(tokenRequest)).toContain('"expires_in": "3599"')
  for (const text of [requestText(tokenRequest), responseText(tokenRequest), requestText(apiRequest)]) {
    expect(text).not.toContain('canary')
  }
})

test('the pieces of a text are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const tokens of [jsonTokens(text), formTokens(text), urlTokens(text), httpTokens(text)]) {
        expect(tokens.map((token) => token.text).join('')).toBe(text)
      }
    }),
  )
})

test('names, texts and numbers of JSON are told apart', () => {
  const kinds = jsonTokens('{"a": "b", "n": -1.5, "t": true}').filter(({ kind }) => kind !== 'plain' && kind !== 'mark')
  expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'name "a"',
    'text "b"',
    'name "n"',
    'number -1.5',
    'name "t"',
    'keyword true',
  ])
})

test('what is hidden in an address or by its name is a placeholder too, and the rest of the address stays', () => {
  const drawn = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs'
  const request = requestOf({
    method: 'GET',
    url: `https://www.googleapis.com/drive/v3/files/${drawn}/copy?${drawn}=1`,
  })
  const entry = exchange({ request })
  expect(curlOf(entry)).toBe(
    [
      "curl 'https://www.googleapis.com/drive/v3/files/<hidden>/copy'",
      '--get',
      `--data-urlencode 'hidden=<hidden>'`,
    ].join(' \\\n  '),
  )
  expect(requestText(entry)).toMatch(/^GET \/drive\/v3\/files\/<hidden>\/copy\?hidden=<hidden> HTTP\/1\.1\nhost: www/)
})
