import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { openDrive, row, transfers } from './drive-screens.ts'
import { expectFocusIn } from './focused.ts'

/** A second of silence: RIFF, 8 bits, mono. */
function silence(): Buffer {
  const samples = 8_000
  const wave = Buffer.alloc(44 + samples, 128)
  wave.write('RIFF', 0)
  wave.writeUInt32LE(36 + samples, 4)
  wave.write('WAVEfmt ', 8)
  for (const [at, value] of [16, 0x0001_0001, 8_000, 8_000, 0x0008_0001].entries())
    wave.writeUInt32LE(value, 16 + at * 4)
  wave.write('data', 36)
  wave.writeUInt32LE(samples, 40)
  return wave
}

/** Closes the quick look, as soon as it has the focus. */
async function closeLook(page: Page) {
  await expectFocusIn(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a sound is played from memory, and what is no film or picture inside is said to be none', async ({ person }) => {
  const { page } = await openDrive(person)
  // The browser's own event at a film or a picture that it cannot read.
  person.forgive(/\?look=\S+ \[null,null\]$/)
  const broken = Buffer.from('neither a film nor a picture')
  await page.getByLabel('Upload files').setInputFiles([
    { name: 'Broken.mp4', mimeType: 'video/mp4', buffer: broken },
    { name: 'Broken.png', mimeType: 'image/png', buffer: broken },
    { name: 'Silence.wav', mimeType: 'audio/wav', buffer: silence() },
  ])
  await transfers(page).getByRole('status').getByText('3 files uploaded').waitFor()
  await row(page, 'Silence.wav').click()
  await page.keyboard.press('Space')
  const sound = page.getByRole('dialog').locator('audio')
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBe(1)
  expect(await sound.getAttribute('src')).toMatch(/^blob:/)
  await closeLook(page)
  for (const [name, words] of [
    ['Broken.mp4', 'This browser does not play this kind of film or sound.'],
    ['Broken.png', 'This browser cannot read this picture.'],
  ] as const) {
    await row(page, name).click()
    await page.keyboard.press('Space')
    await page.getByRole('dialog').getByText(words).waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Download \(/ })
      .waitFor()
    await closeLook(page)
  }
})

test('pictures in the grid are seen small, from the files themselves, and no stranger is asked for them', async ({
  person,
}) => {
  const { page, site, mock } = await openDrive(person)
  await row(page, 'Photos').dblclick()
  await row(page, 'Jeju, spring').dblclick()
  await row(page, 'Beach.png').waitFor()
  await page.getByRole('button', { name: 'Grid' }).click()
  const picture = row(page, 'Beach.png').locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400)
  const origins = new Set(person.network.exchanges.map(({ url }) => new URL(url).origin))
  expect([...origins].filter((origin) => origin !== site.origin && origin !== mock.origin)).toEqual([])
})
