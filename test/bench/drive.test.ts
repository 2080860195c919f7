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
  const smoothness = await scrollList(page, { role: 'grid', stepPx: 1_000, rows: 19_900, atMostMs: 150_000 })
  report('drive: folder of 20,000 files', { ...smoothness, peakHeapMb: await peakMb(), ...countedRequests(requests) })
  expect(smoothness.rowsReached).toBeGreaterThan(0)
})
