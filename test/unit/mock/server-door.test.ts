import { expect, test } from 'vitest'
import { startMockServer } from '../../e2e/server.ts'

test('discovery and keys are served over real HTTP', async () => {
  const server = await startMockServer()
  try {
    const metadata: unknown = await (await fetch(`${server.issuer}/.well-known/openid-configuration`)).json()
    expect(metadata).toMatchObject({ issuer: server.issuer, jwks_uri: `${server.issuer}/certs` })
    const keySet = await (await fetch(`${server.issuer}/certs`)).text()
    expect(JSON.parse(keySet)).toMatchObject({ keys: [{ kty: 'RSA' }, { kty: 'RSA' }] })
    expect(keySet).not.toContain('"d"')
  } finally {
    await server.close()
  }
})

test('a fault of the network closes the connection without an answer', async () => {
  const server = await startMockServer()
  try {
    server.google.world.faults.turnOn('token-endpoint-down', 1)
    await expect(fetch(`${server.issuer}/token`, { method: 'POST' })).rejects.toThrow(TypeError)
    expect((await fetch(`${server.issuer}/token`, { method: 'POST' })).status).toBe(400)
  } finally {
    await server.close()
  }
})
