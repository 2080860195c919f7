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

/** Waits for a page of the app. Until its name is there the page before may be, with buttons of the same words. */
export async function arrived(tab: Tab, title: string): Promise<void> {
  await expect.poll(() => tab.read<string>('document.title')).toBe(`${title} · Pixy`)
}

/** At the provider, which knows the person the second time and has ticked every box: allows all that is asked. */
export async function allowAll(tab: Tab): Promise<void> {
  await expect.poll(() => tab.read<string>('document.title')).toContain('asks for access')
  await tab.press('Continue')
}

/** Chooses the account at the provider, which does not know the person yet, and allows all that is asked. */
export async function signIn(tab: Tab): Promise<void> {
  await tab.press('Continue with Google')
  await tab.press(/@/)
  await allowAll(tab)
  await session(tab, 'signed-in')
}

/** Presses the button for it, and waits for the page where it ends: a tab that is on its way there tells nothing. */
export async function signOut(tab: Tab): Promise<void> {
  await tab.press('Sign out')
  await arrived(tab, 'You are signed out')
  await session(tab, 'signed-out')
}

/** What a console would have shown of errors and of violations of the policy; nothing where all is well. */
export const complaintsOf = (tab: Tab) => tab.read<string>(`sessionStorage.getItem('complaints') ?? ''`)
