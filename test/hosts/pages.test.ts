import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../e2e/listen.ts'
import { blocksOf, pageNames, project } from './pages.ts'
import { startCommand } from './running-command.ts'

/** A project with a finished build, in which commands may do what they like. */
const folder = mkdtempSync(join(tmpdir(), 'pixy-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))
const place = { cwd: folder, env: { ...process.env, SITE: join(folder, 'srv/pixy') } }

/** Pages whose commands have a test of their own, which looks at what each of them has written. */
const runElsewhere: Readonly<Record<string, string>> = {
  'docs/token-helper.md': 'test/unit/deploy/token-helper-page.test.ts',
}

/** The port that pages name is perhaps somebody's on this machine. */
async function freePort(): Promise<string> {
  const { port, close } = await listen(() => undefined)
  await close()
  return String(port)
}

/** Runs a page from its top to its end; what it starts as a server runs until then. */
async function runCommandsOf(page: string): Promise<void> {
  const port = await freePort()
  const started: Awaited<ReturnType<typeof startCommand>>[] = []
  try {
    for (const { kind, text } of blocksOf(page)) {
      const command = text.replaceAll('4173', port)
      if (kind === 'sh test') await promisify(execFile)('sh', ['-euc', command], place)
      if (kind === 'sh test server') {
        const server = await startCommand(command, place)
        started.push(server)
        expect(await (await fetch(server.address)).text(), command).toContain('<!doctype html>')
      }
    }
  } finally {
    await Promise.all(started.map((server) => server.end()))
  }
}

beforeAll(async () => {
  for (const name of ['deploy', 'node_modules', 'package.json', 'src'])
    symlinkSync(join(project, name), join(folder, name))
  cpSync(join(project, 'dist'), join(folder, 'dist'), { recursive: true })
  // What every page of a host begins with.
  await runCommandsOf('docs/hosts/README.md')
})

test('below a path the files for the top of a host stand at the top, and the rest below', () => {
  for (const name of ['_headers', '_redirects', 'hosts/wrangler.jsonc', '404.html']) {
    expect(existsSync(join(folder, 'site', name)), name).toBe(true)
    expect(existsSync(join(folder, 'site/some/path', name)), name).toBe(name === '404.html')
  }
  expect(readFileSync(join(folder, 'site/some/path/.htaccess'), 'utf8')).toContain('RewriteBase /some/path/')
})

test.each(pageNames)('every command of %s is run by a test, or says that it cannot be', async (page) => {
  const blocks = blocksOf(page)
  const commands = blocks.map(({ kind }) => kind).filter((kind) => /^(?:$|bash|shell|console|zsh|sh\b)/.test(kind))
  expect(['sh', 'sh test', 'sh test server']).toEqual(expect.arrayContaining(commands))
  const untested = blocks.filter(({ kind, before }) => kind === 'sh' && !before.includes('Not testable here'))
  expect(untested.map(({ text }) => text)).toEqual([])
  const own = runElsewhere[page]
  if (own !== undefined) expect(readFileSync(join(project, own), 'utf8')).toContain(page)
  else if (page !== 'docs/hosts/README.md') await runCommandsOf(page)
})

test('every host has its page, the index of the hosts leads to all of them, and a newcomer is led there', () => {
  const textOf = (page: string) => readFileSync(join(project, page), 'utf8')
  const hosts = pageNames.filter((name) => name.startsWith('docs/hosts/') && name !== 'docs/hosts/README.md')
  for (const page of hosts) expect(textOf('docs/hosts/README.md')).toContain(`(${page.replace('docs/hosts/', '')})`)
  for (const page of ['docs/README.md', 'docs/hosts/README.md']) expect(textOf('README.md')).toContain(`(${page})`)
  expect(textOf('docs/README.md')).toContain('(hosts/README.md)')
})
