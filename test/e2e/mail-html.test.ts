import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { buildMessage } from '#google/gmail/mime/message.ts'
import { remoteLoads, trickyMarkup } from '../hostile/mail-vectors.ts'
import { purifierFixtures } from '../hostile/purifier-fixtures.ts'
import { test } from './browser.ts'
import { withMock } from './scenario.ts'
import { allowButton, answerProvider, openPage, signIn } from './screens.ts'

// Each waits for a sign-in and a list of mail.
vi.setConfig({ testTimeout: 120_000 })

const tracker = 'tracker.example'
const aimed = (html: string, at: string) => html.replaceAll('%u', at).replaceAll('%h', at.replace(/^https?:\/\//, ''))

/** The frame that shows a mail; that in which mails are read is hidden. */
const mailFrame = (page: Page) => page.locator('iframe:not([hidden])')

/** Such as take what follows into themselves, or replace the document: each is alone in a mail of its own below. */
const isGreedy = (html: string) =>
  /<(?:plaintext|xmp|textarea|title|noscript|select|frameset|style|template|!--)/i.test(html)

/** Fills pages of mail frames, as the app frames them, each with HTML that nobody made harmless. */
async function fillRaw(page: Page, name: string, htmls: readonly string[]): Promise<void> {
  await page.evaluate(
    async ([address, raws]) => {
      for (const earlier of document.querySelectorAll('.raw')) earlier.remove()
      const trusting = globalThis as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => { createHTML: (raw: string) => string } }
        rawPolicy?: { createHTML: (raw: string) => string }
      }
      const policy = (trusting.rawPolicy ??= trusting.trustedTypes.createPolicy('mail', {
        createHTML: (text: string) => text,
      }))
      const fill = async (raw: string) => {
        const frame = document.createElement('iframe')
        frame.className = 'raw'
        frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox')
        frame.src = address
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
        document.body.append(frame)
        await loaded
        const holder = frame.contentDocument?.querySelector('main')
        if (!holder) throw new Error('the frame has no place for a mail')
        holder.innerHTML = policy.createHTML(raw)
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
      await Promise.all(raws.map(fill))
    },
    [name, htmls] as const,
  )
}

/** Each frame is left alone for a moment, and these wait together. */
const framesAtOnce = 12

/**
 * Where mails are read, in a page that nobody sees, the policy refuses what a browser tries as soon as it has read it: a
 * new base for addresses, and films. That it says so on the console is the point.
 */
const refusedWhileReading = /Setting the document's base URI|Loading media from|"(?:base-uri|media-src)",/

test.for([
  ['our vectors', [...remoteLoads, ...trickyMarkup]],
  ["DOMPurify's payloads", purifierFixtures],
] as const)(
  'a frame for mail alone, without the sanitiser, lets nothing out and runs nothing: %s',
  async ([, mails], { person }) => {
    const { page, network } = person
    const { site } = await withMock({ features: ['mail'] })
    person.forgive(
      /Content Security Policy|policy-violation|sandboxed|ERR_|Failed to load|Unsafe attempt|speculation rule|shadowrootmode/,
    )
    person.forgive(/may not be used as base URLs|Not allowed to load local resource/)
    await page.goto(site.url('signed-out'))
    await page.getByRole('heading').first().waitFor()
    const htmls = mails.map(([, html], index) => aimed(html, `http://${tracker}/${index}`))
    for (let at = 0; at < htmls.length; at += framesAtOnce) {
      await fillRaw(page, site.url('mail-frame.html'), htmls.slice(at, at + framesAtOnce))
    }
    expect(network.exchanges.map(({ url }) => url).filter((url) => !url.startsWith(site.origin))).toEqual([])
    expect(page.url()).toBe(site.url('signed-out'))
  },
)

test('the pages for mail are sent with their own policy, and styles live in them', async ({ person }) => {
  const { page } = person
  const { site } = await withMock({ features: ['mail'] })
  await page.goto(site.url('signed-out'))
  await page.getByRole('heading').first().waitFor()
  await fillRaw(page, site.url('mail-frame.html'), ['<p style="color: rgb(1, 2, 3)">x</p>'])
  const color = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.raw')
    const paragraph = frame?.contentDocument?.querySelector('p')
    return paragraph ? frame?.contentWindow?.getComputedStyle(paragraph).color : undefined
  })
  expect(color).toBe('rgb(1, 2, 3)')
})

/** Signed in, with one mail that is open as its sender laid it out. */
async function openHtml(page: Page, html: string) {
  const scenario = await withMock({ features: ['mail'] })
  const { site, mock } = scenario
  const [me] = mock.google.world.people
  if (!me) throw new Error('nobody is here')
  const raw = buildMessage({
    from: { name: 'Mallory', address: 'mallory@evil.example' },
    to: [{ name: '', address: me.email }],
    subject: 'A trap',
    date: { atMs: Date.now(), offsetMinutes: 0 },
    messageId: '<trap@evil.example>',
    text: 'Only words',
    html,
  })
  await mock.google.arrange(({ gmail }) => gmail.deliver(me, raw))
  await page.goto(`${site.url()}?lang=en`)
  await signIn(page)
  await openPage(page, 'Mail')
  await allowButton(page).click()
  await answerProvider(page)
  // Going on from the callback would cut the redemption of its code short.
  await page.getByRole('grid').first().waitFor()
  await page.goto(`${site.url('mail')}?lang=en&q=${encodeURIComponent('subject:"A trap"')}`)
  await page.getByRole('grid').getByText('A trap').first().click()
  await page.getByRole('article').getByText('Only words').waitFor()
  await page.getByRole('button', { name: 'As sent' }).click()
  await mailFrame(page).waitFor()
  return scenario
}

test('a mail with every trick shows, asks nobody, runs nothing and moves nothing', async ({ person }) => {
  const { page, network } = person
  person.forgive(refusedWhileReading)
  // What watches pages in these tests hears of images that do not come, and may not run in the frame either.
  person.forgive(
    /Blocked script execution|ERR_TUNNEL_CONNECTION_FAILED|ERR_EMPTY_RESPONSE|ERR_PROXY|Failed to load resource/,
  )
  const vectors = [...remoteLoads, ...trickyMarkup].map(([, html]) => aimed(html, `https://${tracker}/x`))
  const html = [...vectors.filter((one) => !isGreedy(one)), '<p>the end</p>', ...vectors.filter(isGreedy)].join('\n')
  await openHtml(page, html)
  const frame = mailFrame(page).contentFrame()
  await frame.getByText('the end').waitFor()

  expect(network.exchanges.filter(({ url }) => /tracker\.example|evil\.example/.test(url))).toEqual([])
  expect(new URL(page.url()).pathname).toMatch(/^\/mail\//)
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME')
  expect(await mailFrame(page).count()).toBe(1)
  await expect.poll(() => mailFrame(page).evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(200)

  // Images are asked for only now, and tell nothing but that they are.
  await page.getByRole('button', { name: 'Load remote images' }).click()
  await frame.getByText('the end').waitFor()
  await expect.poll(() => network.exchanges.some(({ url }) => url.includes(tracker))).toBe(true)
  const asked = network.exchanges.filter(({ url }) => /tracker|evil/.test(url))
  expect(new Set(asked.map(({ method, url }) => `${method} ${url}`))).toEqual(
    new Set([`CONNECT https://${tracker}:443`]),
  )
})

test('a link that lies is stopped at the door, and says where it leads', async ({ person }) => {
  const { page } = person
  await openHtml(page, '<p><a href="https://evil.example/login">https://bank.example</a></p>')
  await mailFrame(page).contentFrame().getByText('bank.example').click()
  const dialog = page.getByRole('dialog', { name: 'This link leads elsewhere' })
  await dialog.waitFor()
  expect(await dialog.textContent()).toContain('https://evil.example/login')
  expect(person.context.pages()).toHaveLength(1)
})

test('keys pressed in a mail are heard by the page, and an address in it is written to', async ({ person }) => {
  const { page } = person
  await openHtml(
    page,
    '<p style="color: rgb(1, 2, 3)">Seeds: write <a href="mailto:sora@example.net?subject=Seeds">to Sora</a></p>',
  )
  const mail = mailFrame(page).contentFrame()
  await mail.getByText('to Sora').click()
  const composer = page.getByRole('region', { name: 'Seeds' })
  await composer.getByRole('button', { name: 'Remove sora@example.net' }).waitFor()
  await composer.getByRole('button', { name: 'Close' }).click()
  await composer.waitFor({ state: 'detached' })
  await mail.getByText('Seeds: write').click()
  await page.keyboard.press('r')
  await page.getByRole('region', { name: 'Re: A trap' }).waitFor()
  expect(person.context.pages()).toHaveLength(1)
})
