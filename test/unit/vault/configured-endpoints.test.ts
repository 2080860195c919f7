import { expect, test } from 'vitest'
import { calendarScope, createGoogleBench, events, googleKind } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

test.each(['https://helper.example', 'https://HELPER.example/', 'https://helper.example:443/'])(
  'a token helper is reached at the address that was configured, however it is written: %s',
  async (tokenEndpoint) => {
    const vault = createGoogleBench(createTestTime(), {
      config: { ...googleKind, tokenEndpoint, scopes: ['openid', 'email', calendarScope] },
    })
    const { handle } = vault.google
    vault.google.handle = (request) =>
      handle(request.url === 'https://helper.example/' ? new Request('https://google.example/token', request) : request)
    const page = await vault.open()
    await vault.signIn(page)
    expect(page.session().state).toBe('signed-in')
    expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  },
)
