import { expect, test } from 'vitest'
import type { MockState } from '#mock/world/state.ts'
import type { MockStore } from '#mock/world/store.ts'
import { memoryStore } from '#mock/world/store.ts'
import { difference, nearest } from '#mock/page/difference.ts'
import { ask, newGoogle, refresh, request, signedIn, Visitor } from './visitor.ts'

/** A store that keeps text, as a browser's storage would: nothing of it is shared with whoever reads it. */
function copyingStore(): MockStore & { saves: number } {
  let text: string | undefined
  const { exclusive, blobs } = memoryStore()
  const store = {
    saves: 0,
    load: () => {
      const state: MockState | undefined = text === undefined ? undefined : JSON.parse(text)
      return Promise.resolve(state)
    },
    save: (state: MockState) => {
      store.saves += 1
      text = JSON.stringify(state)
      return Promise.resolve()
    },
    clear: () => {
      text = undefined
      return Promise.resolve()
    },
    exclusive,
    blobs,
  }
  return store
}

test('two documents over one store are one provider: a sign-in in one is known to the other', async () => {
  const store = copyingStore()
  const [page, vault] = [newGoogle({ store }), newGoogle({ store })]
  const { access_token: accessToken, refresh_token: refreshToken } = await signedIn(page)
  expect((await ask(vault, 'users/me/calendarList', accessToken)).status).toBe(200)
  expect((await refresh(vault, refreshToken)).status).toBe(200)
  expect((await refresh(page, refreshToken)).status).toBe(400)
})

test('a reset in one document is a reset in the other: nothing old is written back', async () => {
  const store = copyingStore()
  const [page, vault] = [newGoogle({ store }), newGoogle({ store })]
  const { access_token: accessToken } = await signedIn(page)
  expect((await ask(vault, 'users/me/calendarList', accessToken)).status).toBe(200)
  await page.reset()
  expect((await ask(vault, 'users/me/calendarList', accessToken)).status).toBe(401)
  expect(vault.world.state.grants).toEqual([])
  expect((await new Visitor(page).open(request())).text).toContain('mina@demo.example')
})

test('reading changes nothing and saves nothing', async () => {
  const store = copyingStore()
  const google = newGoogle({ store })
  const { access_token: accessToken } = await signedIn(google)
  const { saves } = store
  await ask(google, 'users/me/calendarList', accessToken)
  await ask(google, 'calendars/primary/events', accessToken)
  expect(store.saves).toBe(saves)
})

test('what ended an hour ago is forgotten, and a replaced refresh token after a day', async () => {
  const google = newGoogle()
  const { refresh_token: refreshToken } = await signedIn(google)
  await refresh(google, refreshToken)
  google.world.clock.advance(3_599_000 + 3_600_000 + 1)
  await google.arrange(() => undefined)
  expect(google.world.state.accessTokens).toEqual({})
  expect(google.world.state.codes).toEqual({})
  expect(Object.values(google.world.state.refreshTokens).map(({ used }) => used)).toEqual([true, false])
  google.world.clock.advance(24 * 3_600_000)
  await google.arrange(() => undefined)
  expect(Object.values(google.world.state.refreshTokens).map(({ used }) => used)).toEqual([false])
})

test('the characters in which two redirect URIs differ are found', () => {
  const marked = (text: string, other: string) =>
    difference(text, other)
      .map((piece) => (piece.same ? piece.text : `[${piece.text}]`))
      .join('')
  expect(marked('https://a.test/calback/', 'https://a.test/callback')).toBe('https://a.test/calback[/]')
  expect(marked('https://a.test/callback', 'https://a.test/calback/')).toMatch(
    /^https:\/\/a\.test\/ca(\[l\]l|l\[l\])back$/,
  )
  expect(marked('http://a.test/', 'https://a.test/')).toBe('http://a.test/')
  expect(marked('', 'x')).toBe('')
  expect(marked('x', '')).toBe('[x]')
  expect(nearest('https://a.test/calback', ['https://b.example/', 'https://a.test/callback'])).toBe(
    'https://a.test/callback',
  )
})

test('contents are kept beside the state, not inside of it, and are forgotten with it', async () => {
  const google = newGoogle()
  const bytes = new TextEncoder().encode('a letter')
  await google.arrange((world) => world.blobs.put('drive/letter', bytes))
  expect(await google.arrange((world) => world.blobs.get('drive/letter'))).toEqual(bytes)
  expect(JSON.stringify(google.world.state)).not.toContain('drive/letter')
  await google.arrange((world) => world.blobs.delete('drive/letter'))
  expect(await google.arrange((world) => world.blobs.get('drive/letter'))).toBeUndefined()
  await google.arrange((world) => world.blobs.put('drive/letter', bytes))
  await google.reset()
  expect(await google.arrange((world) => world.blobs.get('drive/letter'))).toBeUndefined()
})
