import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startSite, type Site } from '../site.ts'

/** A site of a few hand-written files, to try the harness itself on; it ends with the test. */
export async function serveFiles(files: Readonly<Record<string, string>>, base = '/'): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-harness-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const site = await startSite({ files: folder, base })
  onTestFinished(async () => {
    await site.close()
    await rm(folder, { recursive: true, force: true })
  })
  return site
}
