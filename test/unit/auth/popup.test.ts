import { afterEach, expect, test, vi } from 'vitest'
import { openPopup } from '#auth/popup.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page in a browser that opens this, in the middle of a screen. */
function stubBrowser({ opened, standalone }: { opened: object | null; standalone?: boolean }) {
  const open = vi.fn<(...asked: string[]) => object | null>(() => opened)
  vi.stubGlobal('open', open)
  vi.stubGlobal('navigator', standalone === undefined ? {} : { standalone })
  for (const [name, value] of Object.entries({ screenX: 100, screenY: 0, outerWidth: 1_440, outerHeight: 900 })) {
    vi.stubGlobal(name, value)
  }
  return open
}

test('a window opens empty over the middle of the page, and goes where it is told without a tie to it', () => {
  const went: string[] = []
  const opened = { closed: false, opener: 'the page', location: { replace: (url: string) => void went.push(url) } }
  const open = stubBrowser({ opened })
  const popup = openPopup()
  if (typeof popup !== 'object') throw new Error('a window should have opened')
  expect(open.mock.calls).toEqual([['', '', 'popup,width=520,height=680,left=560,top=110']])
  expect(opened.opener).toBeNull()
  popup.go('https://provider.example/authorize')
  opened.closed = true
  popup.go('https://provider.example/again')
  expect(went).toEqual(['https://provider.example/authorize'])
})

test.each([null, { closed: true }])('a browser that opens none blocks it: %j', (opened) => {
  stubBrowser({ opened })
  expect(openPopup()).toBe('blocked')
})

test('an app on the home screen of iOS is asked for none, as nobody would come back from it', () => {
  const open = stubBrowser({ opened: { closed: false }, standalone: true })
  expect(openPopup()).toBeUndefined()
  expect(open).not.toHaveBeenCalled()
})

test('a page of Safari that is no app of the home screen gets its window', () => {
  stubBrowser({ opened: { closed: false }, standalone: false })
  expect(openPopup()).toBeTypeOf('object')
})
