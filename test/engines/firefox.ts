import { firefox, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { zoneAtNoon } from './noon.ts'
import type { Engine, Tab } from './tab.ts'

/** Firefox over WebDriver BiDi, the manner in which the packaged browser can be driven. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    env: { ...process.env, TZ: zoneAtNoon() },
  })
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
  /** What a walk leaves open would go on working beside the next one. */
  const kept = (page: Page) => {
    onTestFinished(() => page.close())
    return tabOf(page)
  }
  return {
    name: 'firefox',
    openTab: async () => kept(await context.newPage()),
    windowOf: async (deed) => {
      const opening = context.waitForEvent('page')
      await deed()
      return kept(await opening)
    },
    close: () => browser.close(),
  }
}

function tabOf(page: Page): Tab {
  const named = (name: string | RegExp) => {
    const exact = typeof name === 'string'
    return page
      .getByRole('button', { name, exact })
      .or(page.getByRole('link', { name, exact }))
      .or(page.getByRole('menuitem', { name, exact }))
      .or(page.getByRole('checkbox', { name, exact }))
      .filter({ visible: true })
      .first()
  }
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    press: async (name) => {
      try {
        await named(name).click()
      } catch (error) {
        if (!page.isClosed()) throw error
      }
    },
    write: (text) => page.keyboard.type(text),
    read: <T>(expression: string) => page.evaluate<T>(expression),
    resize: (width, height) => page.setViewportSize({ width, height }),
    isClosed: async () => page.isClosed(),
    picture: () => page.screenshot(),
  }
}
