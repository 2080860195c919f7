import { expect } from 'vitest'
import type { Tab } from './tab.ts'

/** Waits for a state of the session, as the page itself says it. */
export async function session(tab: Tab, state: string): Promise<void> {
  await expect.poll(() => tab.read('document.documentElement.dataset.session')).toBe(state)
}

/** Waits for a text on the page. */
export async function seen(tab: Tab, text: string): Promise<void> {
  await expect.poll(() => tab.read<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`)).toBe(true)
}

/** At the provider, which knows the person the second time: allows all that is asked. */
export async function allowAll(tab: Tab): Promise<void> {
  await expect.poll(() => tab.read<string>('document.title')).toContain('asks for access')
  await tab.read(`document.querySelectorAll('input[type=checkbox]').forEach((box) => { box.checked = true })`)
  await tab.press('Continue')
}

/** Chooses the account at the provider, which does not know the person yet, and allows all that is asked. */
export async function signIn(tab: Tab): Promise<void> {
  await tab.press('Continue with Google')
  await tab.press(/@/)
  await allowAll(tab)
  await session(tab, 'signed-in')
}

/** What a console would have shown of errors and of violations of the policy; nothing where all is well. */
export const complaintsOf = (tab: Tab) => tab.read<string>(`sessionStorage.getItem('complaints') ?? ''`)
