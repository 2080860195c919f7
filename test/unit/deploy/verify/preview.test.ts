import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { compress } from '../../../../deploy/compress.ts'
import { startPreview } from '../../../../deploy/preview.ts'
import { createAsk } from '../../../../deploy/verify/asker.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { said } from './said.ts'
import { writeBuild } from './test-site.ts'

test.each(['/', '/some/path/'])('the preview below %s has nothing to mend', async (base) => {
  const dist = writeBuild({ base })
  onTestFinished(() => rmSync(dist, { recursive: true }))
  await compress(dist, 1)
  const preview = await startPreview(dist, 0, '127.0.0.1')
  onTestFinished(preview.close)
  const report = await verify(createAsk(), new URL(preview.url))
  expect(said(report)).toEqual([])
  // As at the hosts that it stands for.
  expect(said(report, 'advice')).toEqual([expect.stringContaining('A file that is missing may be kept as missing')])
})
