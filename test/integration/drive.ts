import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, vi } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import { googleScopeBase } from '#config/google-defaults.ts'
import '#features/drive/DrivePage.tsx'
import '#ui/notices/NoticeRegion.tsx'

const wholeDrive = `${googleScopeBase}drive`

/** What `renderApp` needs to open Drive with everything in it. */
export const allOfDrive = { features: ['drive'], allowed: [wholeDrive] } as const

/** Rows of the list; asking for each by role would take seconds where the environment is slow. */
const rows = () => [...document.querySelectorAll<HTMLElement>('[role="grid"] [role="row"]')]

/** A list of files is the heaviest screen there is, and the first one waits for its code. */
const patience = { timeout: 15_000 }
vi.setConfig({ testTimeout: 60_000 })

/** A file or folder of the list. */
export const row = (name: string) =>
  waitFor(() => {
    const found = rows().filter((item) => item.getAttribute('aria-label') === name)
    expect(found, name).toHaveLength(1)
    return found[0] ?? document.body
  }, patience)

/** Names in the list, from the top. */
export const names = () => rows().map((item) => item.getAttribute('aria-label') ?? '')

/** A window with room for columns and the tree; the environment itself has no size and no media. */
export function wideWindow() {
  const put = (where: object, name: string, descriptor: PropertyDescriptor) => {
    Object.defineProperty(where, name, { configurable: true, ...descriptor })
    onTestFinished(() => void Reflect.deleteProperty(where, name))
  }
  put(globalThis, 'matchMedia', { value: () => Object.assign(new EventTarget(), { matches: true }) })
  put(HTMLElement.prototype, 'clientWidth', { get: () => 1_000 })
  put(HTMLElement.prototype, 'clientHeight', { get: () => 1_000 })
}
