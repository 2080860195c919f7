import { screen, waitFor, within } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import { googleScopeBase } from '#config/google-defaults.ts'

const wholeDrive = `${googleScopeBase}drive`

/** What `renderApp` needs to open Drive with everything in it. */
export const allOfDrive = { features: ['drive'], allowed: [wholeDrive] } as const

/** A file or folder of the list. */
export const row = (name: string) => waitFor(() => within(screen.getByRole('grid')).getByRole('row', { name }))

/** Names in the list, from the top. */
export function names(): string[] {
  return within(screen.getByRole('grid'))
    .getAllByRole('row')
    .map((item) => item.getAttribute('aria-label') ?? '')
}

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
