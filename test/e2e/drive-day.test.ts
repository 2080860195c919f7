import { createHash, randomFillSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { hashOf } from '#mock/world/encoding.ts'
import { test, type Person } from './browser.ts'
import { me, openDrive, row, transfers } from './drive-screens.ts'
import { expectFocused, expectFocusIn, focused } from './focused.ts'
import type { MockServer } from './server.ts'
import { typeKeys } from './type-keys.ts'
import { undoOf } from './undo-notice.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const root = (mock: MockServer) => mock.google.world.drive.rootOf(me(mock)).id

/** What Google has of a file, over real HTTP and past the browser. */
async function bytesAtGoogle(mock: MockServer, name: string): Promise<Uint8Array> {
  const token = 'token-of-the-test'
  const hash = await hashOf(token)
  const file = await mock.google.arrange((world) => {
    world.state.accessTokens[hash] = {
      familyId: 'test',
      clientId: 'pixy-test',
      subject: me(mock).subject,
      scopes: ['https://www.googleapis.com/auth/drive'],
      expiresAtMs: Number.MAX_SAFE_INTEGER,
    }
    return world.drive.files(me(mock), root(mock)).find((one) => one.name === name)
  })
  const url = `${mock.apis.drive}files/${file?.id ?? 'none'}?alt=media`
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } })
  return new Uint8Array(await response.arrayBuffer())
}

/** Pieces of uploads so far. */
const pieces = ({ network }: Person) =>
  network.exchanges.filter(({ method, url }) => method === 'PUT' && url.includes('/upload/'))

test(
  '20 MB go up over a connection that is cut, in the middle and after an answer was lost, and arrive as they were',
  { timeout: 180_000 },
  async ({ person }) => {
    const { mock, page } = await openDrive(person)
    const bytes = randomFillSync(new Uint8Array(20 * 1024 * 1024))
    let [sent, broken] = [0, 0]
    person.network.setWeather((url, method) => {
      if (method !== 'PUT' || !url.pathname.startsWith('/upload/')) return 'pass'
      sent += 1
      if (sent === 2) return 'lose'
      // The browser itself tries once more on a new connection; then it is the upload's turn.
      if (sent < 4 || broken >= 5) return 'pass'
      broken += 1
      return 'cut'
    })
    person.forgive(/ERR_|Failed to load resource/)
    await page
      .getByLabel('Upload files')
      .setInputFiles({ name: 'Film.mp4', mimeType: 'video/mp4', buffer: Buffer.from(bytes) })
    await transfers(page).getByRole('status').getByText('1 file uploaded').waitFor({ timeout: 120_000 })
    expect(broken).toBe(5)
    expect(sha256(await bytesAtGoogle(mock, 'Film.mp4'))).toBe(sha256(bytes))
    expect(mock.google.world.drive.names(me(mock)).filter((name) => name === 'Film.mp4')).toHaveLength(1)
    await row(page, 'Film.mp4').waitFor()
    // It asked how much had arrived, and sent again only what had not.
    const ranges = pieces(person).map(({ requestHeaders }) => requestHeaders['content-range'] ?? '')
    expect(ranges).toContain(`bytes */${String(bytes.byteLength)}`)
    expect(ranges.filter((range) => range.startsWith('bytes 0-'))).toHaveLength(1)
    expect(new Set(pieces(person).map(({ url }) => new URL(url).origin))).toEqual(new Set([mock.origin]))
  },
)

test('where the browser may not read an upload session, large files are refused in words and small ones go', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  mock.google.world.settings.hidesUploadHeaders = true
  await page.getByLabel('Upload files').setInputFiles([
    { name: 'Large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(6 * 1024 * 1024) },
    { name: 'Small.bin', mimeType: 'application/octet-stream', buffer: Buffer.from('small') },
  ])
  await transfers(page).getByText('Files up to 5 MB work').waitFor()
  await expect.poll(() => mock.google.world.drive.names(me(mock))).toContain('Small.bin')
  expect(mock.google.world.drive.names(me(mock))).not.toContain('Large.bin')
})

test('a day with files: a folder is made, a name changed, a file thrown away and taken back, found and saved', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  const names = () => mock.google.world.drive.names(me(mock), root(mock))
  await row(page, 'Roadmap').click()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Name of the folder' }).fill('Plans for 2027')
  await page.keyboard.press('Enter')
  await row(page, 'Plans for 2027').waitFor()

  await row(page, 'Roadmap').click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'New name' }).fill('Roadmap 2027')
  await page.keyboard.press('Enter')
  await row(page, 'Roadmap 2027').waitFor()
  await expect.poll(names).toEqual(expect.arrayContaining(['Plans for 2027', 'Roadmap 2027']))

  await row(page, 'Lease contract.pdf').click()
  await page.keyboard.press('Delete')
  await row(page, 'Lease contract.pdf').waitFor({ state: 'detached' })
  await expect.poll(names).not.toContain('Lease contract.pdf')
  await undoOf(page, '“Lease contract.pdf” is in the trash').waitFor()
  await page.keyboard.press('z')
  await row(page, 'Lease contract.pdf').waitFor()
  await expect.poll(names).toContain('Lease contract.pdf')

  await page.getByRole('searchbox', { name: 'Search in Drive' }).fill('lease')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(1)
  await page.getByRole('grid').getByRole('row', { name: 'Lease contract.pdf' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Shift+D')])
  expect(download.suggestedFilename()).toBe('Lease contract.pdf')
  const saved = await readFile(await download.path())
  expect(sha256(saved)).toBe(sha256(await bytesAtGoogle(mock, 'Lease contract.pdf')))
})

test('a day of work: rename, move by drag, trash and undo, look at a picture, download it', async ({ person }) => {
  const { mock, page } = await openDrive(person)
  const { drive } = mock.google.world
  const inFolder = (name: string) => drive.names(me(mock), drive.files(me(mock)).find((file) => file.name === name)?.id)

  await row(page, 'Lease contract.pdf').click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'New name' }).fill('Mietvertrag.pdf')
  await page.keyboard.press('Enter')
  await expect.poll(() => drive.names(me(mock))).toContain('Mietvertrag.pdf')
  await expect.poll(() => focused(page)).toBe('Mietvertrag.pdf')

  await row(page, 'Mietvertrag.pdf').dragTo(row(page, 'Household'))
  await expect.poll(() => inFolder('Household')).toContain('Mietvertrag.pdf')
  await undoOf(page, '“Mietvertrag.pdf” was moved').click()
  await expect.poll(() => inFolder('Household')).not.toContain('Mietvertrag.pdf')
  await row(page, 'Mietvertrag.pdf').click()

  await page.keyboard.press('Delete')
  await expect.poll(() => drive.names(me(mock))).not.toContain('Mietvertrag.pdf')
  await expect.poll(() => focused(page)).toBe('Roadmap')
  await undoOf(page, '“Mietvertrag.pdf” is in the trash').waitFor()
  await page.keyboard.press('z')
  await expect.poll(() => drive.names(me(mock))).toContain('Mietvertrag.pdf')

  await row(page, 'Photos').dblclick()
  await row(page, 'Jeju, spring').dblclick()
  await row(page, 'Beach.png').click()
  await page.keyboard.press('Space')
  const picture = page.getByRole('img', { name: 'Beach.png' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Beach.png')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('img', { name: 'Sunrise.png' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Sunrise.png')
})

test('with the keyboard alone a person finds a file, moves it into a folder of the tree, and takes it back', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  const { drive } = mock.google.world
  const inFolder = (name: string) => drive.names(me(mock), drive.files(me(mock)).find((file) => file.name === name)?.id)
  const tabToList = async () => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)) return
    }
    expect.fail('the keyboard does not reach the list')
  }
  await page.keyboard.press('/')
  await page.keyboard.type('roadmap')
  await page.keyboard.press('Enter')
  // What is found was listed before, too.
  await row(page, 'Household').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await row(page, 'Household').waitFor()
  await tabToList()
  // The list hands the focus on to the file that had it last.
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('row')
  await typeKeys(page, 'lea')
  await expect.poll(() => focused(page)).toBe('Lease contract.pdf')
  await page.keyboard.press('m')
  await page.getByRole('dialog').getByRole('row', { name: 'Household' }).waitFor()
  await expectFocusIn(page.getByRole('dialog'))
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(page)).toBe('Household')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Move here' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => inFolder('Household')).toContain('Lease contract.pdf')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await undoOf(page, '“Lease contract.pdf” was moved').waitFor()
  await page.keyboard.press('z')
  await expect.poll(() => inFolder('Household')).not.toContain('Lease contract.pdf')
})

test('with the keyboard alone a person works: folders, names, stars, the trash and back, up, a look, and down', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  const { drive } = mock.google.world
  const { keyboard } = page
  const file = (name: string) => drive.files(me(mock)).find((one) => one.name === name)
  const tabTo = async (role: string, name: string | undefined) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const { activeElement: at } = document
        return { role: at?.role ?? at?.localName, name: at?.getAttribute('aria-label') ?? at?.textContent }
      })
      if (here.role === role && (name === undefined || here.name === name)) return
    }
    expect.fail(`the keyboard does not reach ${role} ${name ?? ''}`)
  }
  const goTo = async (name: string) => {
    await typeKeys(page, name.slice(0, 4).toLowerCase())
    await expect.poll(() => focused(page)).toBe(name)
  }

  page.once('filechooser', (chooser) => {
    void chooser.setFiles({ name: 'Zettel.txt', mimeType: 'text/plain', buffer: Buffer.from('from the disk') })
  })
  await tabTo('button', 'Upload')
  await keyboard.press('Enter')
  await expect.poll(() => file('Zettel.txt')?.name).toBe('Zettel.txt')
  await row(page, 'Zettel.txt').waitFor()

  await tabTo('row', undefined)
  await keyboard.press('n')
  await expectFocused(page.getByRole('textbox', { name: 'Name of the folder' }))
  await keyboard.type('Archive 2026')
  await keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Archive 2026')

  await keyboard.press('End')
  await expect.poll(() => focused(page)).toBe('Zettel.txt')
  await keyboard.press('F2')
  await expectFocused(page.getByRole('textbox', { name: 'New name' }))
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('Note.txt')
  await keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Note.txt')
  await keyboard.press('s')
  await expect.poll(() => file('Note.txt')?.starred).toBe(true)

  await keyboard.press('Space')
  await page.getByRole('dialog').getByText('from the disk').waitFor()
  await expectFocusIn(page.getByRole('dialog'))
  await keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Note.txt')
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Shift+D')])
  expect(download.suggestedFilename()).toBe('Note.txt')

  await keyboard.press('Delete')
  await row(page, 'Note.txt').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('row')
  await undoOf(page, '“Note.txt” is in the trash').waitFor()
  await keyboard.press('z')
  await row(page, 'Note.txt').waitFor()

  await keyboard.press('Home')
  await goTo('Photos')
  await keyboard.press('Enter')
  await row(page, 'Jeju, spring').waitFor()
  // The list that comes has the focus that the one before had.
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('row')
})
