import { expect, test } from 'vitest'
import { createPolicyAwareFetch, type PolicyViolation } from '#vault/policy-violations.ts'

const url = 'https://www.googleapis.com/oauth2/v3/certs'
const failing = () => Promise.reject(new TypeError('Failed to fetch'))

function rig(fetch: () => Promise<Response>) {
  let violate: (violation: PolicyViolation) => void = () => undefined
  const waiting: (() => void)[] = []
  const asked = createPolicyAwareFetch(
    fetch,
    (listener) => {
      violate = listener
    },
    (_delayMs, callback) => {
      waiting.push(callback)
      return () => undefined
    },
  )
  return {
    asked,
    violate: (violation: PolicyViolation) => violate(violation),
    wait: () => waiting.forEach((end) => end()),
  }
}

const violation = { effectiveDirective: 'connect-src', blockedURI: url }
const refusal = { code: 'policy-blocked', facts: { directive: 'connect-src', address: 'https://www.googleapis.com' } }

test('a request that the policy refuses says so, whether the violation is heard before it fails or after', async () => {
  const before = rig(() => {
    before.violate(violation)
    return failing()
  })
  await expect(before.asked(url)).rejects.toMatchObject(refusal)

  const later = rig(failing)
  const answer = later.asked(url).catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve))
  later.violate(violation)
  expect(await answer).toMatchObject(refusal)
})

test('some browsers name the origin alone', async () => {
  const { asked, violate } = rig(() => {
    violate({ ...violation, blockedURI: 'https://www.googleapis.com' })
    return failing()
  })
  await expect(asked(url)).rejects.toMatchObject(refusal)
})

test.each([
  ['no violation', undefined],
  ['one of another address', { ...violation, blockedURI: 'https://elsewhere.example/' }],
  ['one of another kind', { ...violation, effectiveDirective: 'script-src-elem' }],
])('with %s a failure stays one of the network', async (_what, heard) => {
  const { asked, violate, wait } = rig(() => {
    if (heard) violate(heard)
    return failing()
  })
  const answer = asked(url).catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve))
  wait()
  expect(await answer).toBeInstanceOf(TypeError)
})

test('what succeeds, and what was given up, waits for nothing', async () => {
  expect((await rig(async () => new Response('x')).asked(url)).status).toBe(200)
  const stopped = AbortSignal.abort()
  await expect(rig(failing).asked(url, { signal: stopped })).rejects.toBeInstanceOf(TypeError)
})
