import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, vi } from 'vitest'
import { remoteLoads, trickyMarkup } from '../hostile/mail-vectors.ts'
import { purifierFixtures } from '../hostile/purifier-fixtures.ts'
import { test } from './browser.ts'
import { withMock } from './scenario.ts'
import { expectSignedOutPage } from './screens.ts'

// Some three hundred mails, each drawn in turn.
vi.setConfig({ testTimeout: 120_000 })

/** The app's own sanitizer and frame as one script, to be used in a page without a mailbox around it. */
async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('mail-payloads-page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'payloads' } },
  })
  const [bundle] = [built].flat()
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (!chunk) throw new Error('nothing was built')
  return chunk.code
}

test('no payload of DOMPurify and no vector of ours runs, asks, navigates or takes the focus', async ({ person }) => {
  const { page, context, network } = person
  const { site } = await withMock({ features: ['mail'] })
  // What watches pages in these tests may not run in the frames. Where mails are read the policy refuses what a browser
  // tries as soon as it has read it.
  person.forgive(
    /Blocked script execution|Setting the document's base URI|Loading media from|"(?:base-uri|media-src)",/,
  )
  await context.addInitScript({ content: await pageScript() })
  await page.goto(site.url('signed-out'))
  // What the page around the mails looks like is compared: it has to be all there before.
  await expectSignedOutPage(page)
  const payloads = [...purifierFixtures, ...remoteLoads, ...trickyMarkup].map(
    ([name, html]) =>
      [name, html.replaceAll('%u', 'https://tracker.example/x').replaceAll('%h', 'tracker.example')] as const,
  )
  const outcomes = await page.evaluate(async ([address, all]) => window.showAll(address, all), [
    site.url('mail-frame.html'),
    payloads,
  ] as const)
  expect(outcomes).toEqual([])
  expect(network.exchanges.map(({ url }) => url).filter((url) => !url.startsWith(site.origin))).toEqual([])
})
