import { expect, test } from 'vitest'
import { peopleOf } from '#mock/world/people.ts'
import { createMemoryHints } from '../../in-process/hints.ts'
import { createGoogleBench, issuer, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

const restoring = { providerId: 'work', returnTo: '/calendar', prompt: 'none' } as const
const urlOf = (begun: object) => ('url' in begun ? String(begun.url) : '')

/** A vault that starts anew where somebody was signed in before: the first person of the provider, or another. */
async function lostVault(person: 0 | 1 = 0): Promise<GoogleBench> {
  const hints = createMemoryHints()
  await hints.write({ providerId: 'work', subject: peopleOf('en')[person].subject, scopes: ['openid'] })
  return createGoogleBench(createTestTime(), { config: { kind: 'oidc', issuer }, vault: { hints } })
}

/** The provider answers without a screen, for its first person. */
async function answered(vault: GoogleBench, begun: object) {
  const url = new URL(urlOf(begun))
  expect(url.searchParams.get('prompt')).toBe('none')
  url.searchParams.delete('prompt')
  return vault.consent(url.href)
}

test('the person who was here is restored', async () => {
  const vault = await lostVault()
  const page = await vault.open()
  const begun = await page.call('begin', restoring)
  expect(await page.call('callback', await answered(vault, begun))).toEqual({ returnTo: '/calendar' })
  expect(page.session().state).toBe('signed-in')
})

test('of all pages of a vault one tries to restore, once: Back from the provider does not try again', async () => {
  const vault = await lostVault()
  const [page, other] = [await vault.open(), await vault.open()]
  const begun = await Promise.all([page.call('begin', restoring), other.call('begin', restoring)])
  expect(begun.filter((answer) => 'url' in answer)).toHaveLength(1)
  const again = await vault.open()
  expect(again.session().restorable).toBeUndefined()
  expect(await again.call('begin', restoring)).toEqual({ problem: { code: 'login-required', facts: {} } })
})

test('a silent restore that comes back with another person restores nobody, and asks', async () => {
  const vault = await lostVault(1)
  const page = await vault.open()
  const begun = await page.call('begin', restoring)
  expect(await page.call('callback', await answered(vault, begun))).toEqual({ returnTo: '/calendar' })
  expect(page.session()).toMatchObject({ state: 'signed-out' })
  expect(page.session().signedIn).toBeUndefined()
})
