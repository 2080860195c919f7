import { expect, test } from 'vitest'
import { obstacleAtGoogle, registrationOf } from '#features/setup/registration.ts'

test.each([
  ['https://pixy.example', '/', 'https://pixy.example/'],
  ['https://host.example', '/some/path/', 'https://host.example/some/path/'],
  ['http://localhost:5173', '/', 'http://localhost:5173/'],
])('the addresses to register for %s%s are exact', (origin, base, site) => {
  expect(registrationOf(origin, base)).toEqual({
    redirectUri: `${site}callback`,
    origin,
    postLogoutRedirectUri: `${site}signed-out`,
  })
})

test.each([
  ['https://pixy.example', undefined],
  ['http://localhost:5173', undefined],
  ['http://127.0.0.1:8080', undefined],
  ['http://pixy.example', 'insecure'],
  ['https://192.168.0.7', 'ip-address'],
  ['https://[2001:db8::1]', 'ip-address'],
])('whether Google takes %s as an address is known beforehand', (origin, obstacle) => {
  expect(obstacleAtGoogle(origin)).toBe(obstacle)
})
