import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { standInForReactAriaStyle } from '#ui/react-aria.ts'
import { closeNetwork } from './network.ts'

// Where the person is: far from UTC, so that a date which slips is seen.
process.env['TZ'] = 'Asia/Seoul'
// The whole app with real cryptography: a slow machine must not look like a fault. The limits are those of all tests.
configure({ asyncUtilTimeout: 10_000, getElementError: (message) => new Error(message ?? 'not found') })
vi.setConfig({ testTimeout: 30_000 })

// jsdom has no CSS.escape, which menus need.
vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, String.raw`\$&`) })

// jsdom has no layout, so no media query holds: what is tested is the narrow screen.
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))

const { setTimeout: realTimer } = globalThis
const complaints: string[] = []

beforeEach(() => {
  standInForReactAriaStyle()
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation(
      (...words: unknown[]) => void complaints.push(words.map(String).join(' ')),
    )
  }
})

afterEach(async () => {
  cleanup()
  // What is done a moment after the last change of the page is done while there is one.
  await Promise.resolve()
  await new Promise((resolve) => realTimer(resolve))
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  const unanswered = closeNetwork()
  expect(unanswered, 'requests that nobody was there to answer').toEqual([])
  expect(complaints.splice(0), 'words on the console').toEqual([])
})
