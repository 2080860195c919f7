import { expect, test } from 'vitest'
import { report, scrollList, watchHeap } from './measure.ts'
import { countedRequests, openScene } from './scene.ts'

const threads = 100_000

test('opening mail costs few requests', async () => {
  const { page, requests, quiet } = await openScene('Mail', { threads })
  await page.getByRole('row').nth(10).waitFor()
  await quiet()
  const opened = countedRequests(requests)
  report('requests: mail opened', { total: requests.length, ...opened })
  requests.length = 0
  await page.getByRole('row').nth(2).getByRole('link').click()
  await page.waitForURL(/\/mail\/[^?]+/)
  await quiet()
  report('requests: conversation opened', { total: requests.length, ...countedRequests(requests) })
  expect(opened['GET threads']).toBe(1)
})

test('rows are read while the list is scrolled at reading pace', async () => {
  const { page, requests, quiet } = await openScene('Mail', { threads })
  await page.getByRole('link', { name: /^All mail/ }).click()
  await page.getByRole('row').nth(10).waitFor()
  await quiet()
  requests.length = 0
  const peakMb = await watchHeap(page)
  const smoothness = await scrollList(page, { role: 'grid', stepPx: 6, rows: 300, atMostMs: 120_000 })
  report('mail: 300 rows at reading pace', {
    ...smoothness,
    peakHeapMb: await peakMb(),
    ...countedRequests(requests),
  })
  expect(smoothness.rowsReached).toBeGreaterThanOrEqual(300)
})

test('a list of 100,000 threads is scrolled from end to end', async () => {
  const { page, requests } = await openScene('Mail', { threads })
  await page.getByRole('link', { name: /^All mail/ }).click()
  await page.getByRole('row').nth(10).waitFor()
  requests.length = 0
  const peakMb = await watchHeap(page)
  // Spam, trash and nothing else are not in the list of all mail.
  const smoothness = await scrollList(page, { role: 'grid', stepPx: 3_000, rows: 93_000, atMostMs: 420_000 })
  report('mail: 100,000 threads end to end', {
    ...smoothness,
    peakHeapMb: await peakMb(),
    ...countedRequests(requests),
  })
  expect(smoothness.rowsReached).toBeGreaterThanOrEqual(93_000)
})
