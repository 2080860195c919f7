import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksOf, pageNames } from './pages.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

/** A project with a finished build, in which commands may do what they like. */
const folder = mkdtempSync(join(tmpdir(), 'pixy-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const testable = (page: string) => blocksOf(page).filter(({ kind }) => kind === 'sh test')

async function runCommandsOf(page: string): Promise<void> {
  for (const { text } of testable(page)) {
    await promisify(execFile)('sh', ['-euc', text], {
      cwd: folder,
      env: { ...process.env, SITE: join(folder, 'srv/pixy') },
    })
  }
}

beforeAll(async () => {
  for (const name of ['deploy', 'node_modules', 'package.json', 'src'])
    symlinkSync(join(project, name), join(folder, name))
  cpSync(join(project, 'dist'), join(folder, 'dist'), { recursive: true })
  // What every other page begins with.
  await runCommandsOf('README.md')
})

test('below a path the files for the top of a host stand at the top, and the rest below', () => {
  for (const name of ['_headers', '_redirects', 'hosts/wrangler.jsonc', '404.html']) {
    expect(existsSync(join(folder, 'site', name)), name).toBe(true)
    expect(existsSync(join(folder, 'site/some/path', name)), name).toBe(name === '404.html')
  }
  expect(readFileSync(join(folder, 'site/some/path/.htaccess'), 'utf8')).toContain('RewriteBase /some/path/')
})

test.each(pageNames)('every command of %s is run here, or says that it cannot be', async (page) => {
  const untested = blocksOf(page).filter(({ kind }) => kind === 'sh')
  expect(untested.filter(({ before }) => !before.includes('Not testable here')).map(({ text }) => text)).toEqual([])
  if (page !== 'README.md') await runCommandsOf(page)
})

test('every host has its page, and the README leads to all of them', () => {
  const index = readFileSync(join(project, 'docs/hosts/README.md'), 'utf8')
  for (const page of pageNames.filter((name) => name !== 'README.md')) expect(index).toContain(`(${page})`)
  expect(readFileSync(join(project, 'README.md'), 'utf8')).toContain('docs/hosts/README.md')
})
