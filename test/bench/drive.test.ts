import { expect, test } from 'vitest'
import { answerProvider } from '../e2e/screens.ts'
import { report, scrollList, watchHeap } from './measure.ts'
import { countedRequests, openScene } from './scene.ts'

test('a folder of 20,000 files is scrolled', async () => {
  const { page, requests, quiet } = await openScene('Drive', { files: 20_000 })
  await page.getByRole('button', { name: 'Allow the whole Drive' }).first().click()
  await answerProvider(page)
  const folder = page.getByRole('grid').getByRole('row', { name: /Scans/ })
  await folder.waitFor()
  await quiet()
  report('requests: drive opened', { total: requests.length, ...countedRequests(requests) })
  requests.length = 0
  const peakMb = await watchHeap(page)
  await folder.dblclick()
  await page.getByRole('grid').getByRole('row').nth(12).waitFor()
  const reading = await scrollList(page, { role: 'grid', stepPx: 6, rows: 250, atMostMs: 40_000 })
  report('drive: 250 files at reading pace', reading)
  const whole = await scrollList(page, { role: 'grid', stepPx: 1_000, rows: 20_000, atMostMs: 150_000 })
  const heapMb = await peakMb()
  report('drive: folder of 20,000 files, end to end', { ...whole, peakHeapMb: heapMb, ...countedRequests(requests) })
  expect(whole.rowsReached).toBe(20_000)
  const last = page.getByRole('grid').locator('[aria-rowindex="20000"]')
  expect(await last.getAttribute('aria-label')).not.toBe('')
  expect(await page.getByRole('grid').getByRole('row').count()).toBeLessThan(100)
  expect(heapMb).toBeLessThan(150)
})
