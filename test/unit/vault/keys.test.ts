import { expect, test } from 'vitest'
import { createKeyCache } from '#vault/keys.ts'

const url = 'https://id.example/jwks'
const rsa = (kid: string | undefined, rest: object = {}) => ({
  kty: 'RSA',
  n: `n-${kid}`,
  e: 'AQAB',
  ...(kid ? { kid } : {}),
  ...rest,
})

function setUp(...documents: unknown[]) {
  let nowMs = 0
  const loads: string[] = []
  const cache = createKeyCache({
    load: async (jwksUri) => {
      loads.push(jwksUri)
      const document = documents.length > 1 ? documents.shift() : documents[0]
      if (document instanceof Error) throw document
      return document
    },
    monotonicNowMs: () => nowMs,
  })
  const kids = async (header: { alg?: string; kid?: string }) => (await cache.find(url, header)).map((key) => key.kid)
  return { cache, loads, kids, pass: (ms: number) => (nowMs += ms) }
}

test('a key is found by its id, and the set is fetched once', async () => {
  const { kids, loads } = setUp({ keys: [rsa('a'), rsa('b')] })
  expect(await Promise.all([kids({ alg: 'RS256', kid: 'b' }), kids({ alg: 'RS256', kid: 'a' })])).toEqual([
    ['b'],
    ['a'],
  ])
  expect(loads).toEqual([url])
})

test('without an id all keys that fit are tried', async () => {
  const { kids } = setUp({ keys: [rsa('a'), rsa('b'), { kty: 'EC', crv: 'P-256', kid: 'c', x: 'x', y: 'y' }] })
  expect(await kids({ alg: 'RS256' })).toEqual(['a', 'b'])
  expect(await kids({ alg: 'ES256' })).toEqual(['c'])
  expect(await kids({ alg: 'ES384' })).toEqual([])
})

test('keys of another use, algorithm or kind do not fit, nor does one whose private half is published', async () => {
  const keys = [
    rsa('enc', { use: 'enc' }),
    rsa('ps', { alg: 'PS256' }),
    rsa('ops', { key_ops: ['sign'] }),
    rsa('private', { d: 'd' }),
    { kty: 'oct', k: 'secret', kid: 'oct' },
    'text',
    null,
    [],
    rsa('good', { use: 'sig', alg: 'RS256', key_ops: ['verify'], x5u: 'https://evil.example' }),
  ]
  const { kids, cache } = setUp({ keys })
  expect(await kids({ alg: 'RS256' })).toEqual(['good'])
  expect((await cache.find(url, { alg: 'RS256' }))[0]).not.toHaveProperty('x5u')
  expect(await kids({ alg: 'HS256' })).toEqual([])
  expect(await kids({ alg: 'none' })).toEqual([])
})

test('an unknown id leads to one fetch a minute, however often it is asked for', async () => {
  const { kids, loads, pass } = setUp({ keys: [rsa('a')] })
  await kids({ alg: 'RS256', kid: 'a' })
  for (const kid of ['x', 'y', 'z', 'x']) expect(await kids({ alg: 'RS256', kid })).toEqual([])
  expect(loads).toHaveLength(2)
  pass(60_000)
  await kids({ alg: 'RS256', kid: 'x' })
  await kids({ alg: 'RS256', kid: 'y' })
  expect(loads).toHaveLength(3)
})

test('a set that was fetched just now for an unknown id is not fetched again', async () => {
  const { kids, loads } = setUp({ keys: [rsa('a')] })
  expect(await kids({ alg: 'RS256', kid: 'x' })).toEqual([])
  expect(loads).toHaveLength(1)
})

test('a key that appeared after the last fetch is found', async () => {
  const { kids } = setUp({ keys: [rsa('old')] }, { keys: [rsa('new')] })
  expect(await kids({ alg: 'RS256', kid: 'old' })).toEqual(['old'])
  expect(await kids({ alg: 'RS256', kid: 'new' })).toEqual(['new'])
})

test('after a refused signature the set is fetched again, and the refused keys are left out', async () => {
  const { cache, loads } = setUp({ keys: [rsa('a')] }, { keys: [rsa('a'), rsa('a', { n: 'other' })] })
  const known = await cache.find(url, { alg: 'RS256' })
  expect((await cache.find(url, { alg: 'RS256' }, known)).map((key) => key.n)).toEqual(['other'])
  expect(loads).toHaveLength(2)
})

test('a set is not used for longer than ten minutes', async () => {
  const { kids, loads, pass } = setUp({ keys: [rsa('a')] })
  await kids({ alg: 'RS256', kid: 'a' })
  pass(599_999)
  await kids({ alg: 'RS256', kid: 'a' })
  expect(loads).toHaveLength(1)
  pass(1)
  await kids({ alg: 'RS256', kid: 'a' })
  expect(loads).toHaveLength(2)
})

test('a failed fetch is not remembered', async () => {
  const { kids } = setUp(new Error('offline'), { keys: [rsa('a')] })
  await expect(kids({ alg: 'RS256', kid: 'a' })).rejects.toThrow('offline')
  expect(await kids({ alg: 'RS256', kid: 'a' })).toEqual(['a'])
})

test.each([undefined, {}, { keys: {} }, [], 'text', { keys: 'text' }])('%j is no key set', async (document) => {
  const { kids } = setUp(document)
  await expect(kids({ alg: 'RS256' })).rejects.toMatchObject({ code: 'provider-metadata', facts: { member: 'keys' } })
})

test('a set of thousands of keys costs at most ten attempts', async () => {
  const { kids } = setUp({ keys: Array.from({ length: 5_000 }, (_, index) => rsa(String(index))) })
  expect(await kids({ alg: 'RS256' })).toHaveLength(10)
})
