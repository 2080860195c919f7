import { createHash, randomFillSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { withDemo } from './scenario.ts'
import { allowButton, answerProvider, openPage, signIn } from './screens.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test(
  'in the demo a file of 7 MB is uploaded, is still there after a reload, and is saved as it was; nothing leaves the site',
  { timeout: 120_000 },
  async ({ person }) => {
    const { site } = await withDemo()
    const { page } = person
    await page.goto(site.url())
    await signIn(page, { provider: 'Demo' })
    await openPage(page, 'Drive')
    await allowButton(page, 'Drive').click()
    await answerProvider(page)
    const row = (name: string) => page.getByRole('grid').getByRole('row', { name, exact: true })
    await row('Made with Pixy').waitFor()

    const bytes = randomFillSync(new Uint8Array(7 * 1024 * 1024 + 5))
    await page
      .getByLabel('Upload files')
      .setInputFiles({ name: 'Holiday.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
    await page.getByRole('status').getByText('1 file uploaded').waitFor()
    await page.reload()
    await row('Holiday.zip').click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Shift+D')])
    expect(sha256(await readFile(await download.path()))).toBe(sha256(bytes))
    const origins = new Set(person.network.exchanges.map(({ url }) => new URL(url).origin))
    expect([...origins]).toEqual([site.origin])
  },
)
