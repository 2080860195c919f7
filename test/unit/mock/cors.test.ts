import { expect, test } from 'vitest'
import { calendarApi, issuer, newGoogle } from './visitor.ts'

const origin = 'https://app.test'
const headersOf = async (url: string, init: RequestInit = {}) =>
  (await newGoogle().handle(new Request(url, { ...init, headers: { Origin: origin, ...init.headers } }))).headers

test.each([`${issuer}/.well-known/openid-configuration`, `${issuer}/certs`])(
  '%s is readable from anywhere, but a preflight allows no header',
  async (url) => {
    expect((await headersOf(url)).get('Access-Control-Allow-Origin')).toBe(origin)
    const preflight = await headersOf(url, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Headers': 'authorization' },
    })
    expect(preflight.has('Access-Control-Allow-Headers')).toBe(false)
  },
)

test.each([`${issuer}/token`, `${issuer}/revoke`, `${issuer}/userinfo`, `${calendarApi}users/me/calendarList`])(
  '%s may be asked with Authorization from anywhere, and shows Date, Retry-After and ETag',
  async (url) => {
    const preflight = await headersOf(url, { method: 'OPTIONS' })
    expect(preflight.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(preflight.get('Access-Control-Allow-Headers')).toContain('Authorization')
    const answer = await headersOf(url, { method: url.endsWith('List') ? 'GET' : 'POST' })
    expect(answer.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(answer.get('Access-Control-Expose-Headers')).toBe('Date, Retry-After, ETag')
    expect(answer.get('Date')).toBe('Fri, 20 Nov 2026 03:00:00 GMT')
  },
)

test('an upload may be sent in pieces, and its session is to be read, unless this Google hides it', async () => {
  const google = newGoogle({ apis: { driveUpload: 'https://api.test/upload/drive/v3/' } })
  const at = (init: RequestInit = {}) =>
    google.handle(new Request('https://api.test/upload/drive/v3/files', { ...init, headers: { Origin: origin } }))
  const allowed = (await at({ method: 'OPTIONS' })).headers.get('Access-Control-Allow-Headers')
  for (const name of ['Content-Range', 'X-Upload-Content-Type', 'X-GUploader-No-308']) expect(allowed).toContain(name)
  const exposed = async () => (await at({ method: 'PUT' })).headers.get('Access-Control-Expose-Headers')
  expect(await exposed()).toContain('Location, Range')
  google.world.settings.hidesUploadHeaders = true
  expect(await exposed()).toBe('Date, Retry-After, ETag')
})

test('the authorization endpoint can be visited but not read by another origin', async () => {
  expect((await headersOf(`${issuer}/authorize`)).has('Access-Control-Allow-Origin')).toBe(false)
})

test('an address of nobody is 404, and a wrong method 405', async () => {
  const google = newGoogle()
  expect((await google.handle(new Request('https://elsewhere.test/'))).status).toBe(404)
  expect((await google.handle(new Request(`${issuer}/constructor`))).status).toBe(404)
  expect((await google.handle(new Request(`${issuer}/token`))).status).toBe(405)
  expect(google.owns(`${issuer}/token`)).toBe(true)
  expect(google.owns(`${issuer}-other/token`)).toBe(false)
})
