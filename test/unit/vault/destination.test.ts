import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ApiRequest } from '#vault/protocol.ts'
import { destinationOf, requestHeadersOf, responseHeadersOf } from '#vault/destination.ts'

const apis = { calendar: 'https://api.example/calendar/v3/', orders: 'https://api.example/orders/' }
const to = (path: string, rest: Partial<ApiRequest> = {}) =>
  destinationOf(apis, { api: 'calendar', method: 'GET', path, scopes: [], ...rest })?.href

test('a request goes below the prefix of its API, with its query encoded', () => {
  expect(to('calendars/primary/events', { query: { q: 'a&b=c', fields: ['x', 'y'] } })).toBe(
    'https://api.example/calendar/v3/calendars/primary/events?q=a%26b%3Dc&fields=x&fields=y',
  )
})

test('a prefix is the same address however its host and port are written', () => {
  const orders = { orders: 'https://API.example:443/orders/' }
  const request = { api: 'orders', method: 'GET', path: '1', scopes: [] } as const
  expect(destinationOf(orders, request)?.href).toBe('https://api.example/orders/1')
  expect(destinationOf(orders, { ...request, path: '%2e%2e/x' })).toBeUndefined()
})

test('an id with an encoded character stays one segment', () => {
  expect(to(`calendars/${encodeURIComponent('team#1@group.example')}/events`)).toBe(
    'https://api.example/calendar/v3/calendars/team%231%40group.example/events',
  )
})

test.each([
  '../../orders/1',
  'a/../../orders/1',
  '%2e%2e/%2e%2e/orders',
  '.%2E/x',
  'a%2f..%2f..%2forders',
  '/calendar/v3/x',
  '//evil.example/x',
  'https://evil.example/',
  'javascript:alert(1)',
  'a\\..\\b',
  'events?access_token=1',
  'events#x',
  '..%2\tf..%2\tforders',
  'a/..%2\nf..%2\nf..%2\nforders',
  '.\t./x',
  '\tevents',
  'events\u0000',
])('a path that could leave the prefix is refused: %s', (path) => {
  expect(to(path)).toBeUndefined()
})

test('an API that is not configured is refused, whatever its name', () => {
  for (const api of ['evil', '__proto__', 'constructor', 'toString', '']) expect(to('x', { api })).toBeUndefined()
})

test('a token never travels in the query', () => {
  expect(to('events', { query: { access_token: 'x' } })).toBeUndefined()
  expect(to('events', { query: { Access_Token: 'x' } })).toBeUndefined()
})

test('whatever a page asks for, the destination stays below a configured prefix', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), fc.string()), (path, query) => {
      const url = to(path, { query })
      return url === undefined || url.startsWith(apis.calendar)
    }),
  )
})

test('a page cannot set Authorization, cookies or forwarding headers', () => {
  const headers = requestHeadersOf({
    Authorization: 'Bearer mine',
    authorization: 'Bearer mine',
    'X-HTTP-Method-Override': 'DELETE',
    'If-Match': '"1"',
    'Content-Type': 'application/json',
  })
  expect([...headers.keys()].sort()).toEqual(['content-type', 'if-match'])
})

test('a page can send an upload in pieces, and read how far it is', () => {
  const headers = requestHeadersOf({
    'Content-Range': 'bytes 0-1/2',
    'X-GUploader-No-308': 'yes',
    'X-GUploader-X': '1',
  })
  expect([...headers.keys()].sort()).toEqual(['content-range', 'x-guploader-no-308'])
  const answer = { Range: 'bytes=0-1', 'X-HTTP-Status-Code-Override': '308', 'X-GUploader-UploadID': 'secret' }
  expect(responseHeadersOf(new Headers(answer))).toEqual({
    range: 'bytes=0-1',
    'x-http-status-code-override': '308',
  })
})

test('only harmless headers of an answer reach the page', () => {
  const headers = new Headers({ ETag: '"1"', 'X-Echo-Authorization': 'Bearer a', 'Retry-After': '3' })
  expect(responseHeadersOf(headers)).toEqual({ etag: '"1"', 'retry-after': '3' })
})
