import { expect, test } from 'vitest'
import { report, timeOf, watchHeap } from './measure.ts'
import { countedRequests, openScene } from './scene.ts'

test('a month with 2,000 events is drawn, and the next one', async () => {
  const { page, url, requests, quiet } = await openScene('Calendar', { events: 2_000 })
  await quiet()
  const today = new Date().toISOString().slice(0, 10)
  requests.length = 0
  const peakMb = await watchHeap(page)
  const cell = page.locator('[data-date]').first()
  const loadMs = await timeOf(async () => {
    await page.goto(url(`calendar?view=month&date=${today}`))
    await cell.waitFor()
  })
  await quiet()
  report('requests: month opened', { total: requests.length, ...countedRequests(requests) })
  const next = page.getByRole('link', { name: /^Next/ }).or(page.getByRole('button', { name: /^Next/ }))
  const navigationMs = await timeOf(async () => {
    const before = page.url()
    await next.first().click()
    await page.waitForURL((address) => address.href !== before)
    await cell.waitFor()
  })
  report('calendar: month with 2,000 events', { loadMs, navigationMs, peakHeapMb: await peakMb() })
  expect(navigationMs).toBeLessThan(10_000)
})
