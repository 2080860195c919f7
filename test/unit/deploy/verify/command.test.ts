import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run } from '../../../../deploy/verify-command.ts'
import { reportAsJson, reportInWords } from '../../../../deploy/verify/report.ts'
import { verify, type Report } from '../../../../deploy/verify/verify.ts'
import { listen } from '../../../e2e/listen.ts'
import { said } from './said.ts'
import { startHttps } from './start-https.ts'
import { siteHandler, siteInMemory } from './test-site.ts'

const project = fileURLToPath(new URL('../../../..', import.meta.url))

function listening() {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const complaints = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => {
    out.mockRestore()
    complaints.mockRestore()
  })
  return { out: () => out.mock.calls.map(([text]) => text).join(''), complaints: () => complaints.mock.calls.join('') }
}

test('the command looks at a site over the network and ends with a code that scripts understand', async () => {
  const { port, close } = await listen(siteHandler({ base: '/some/path/' }))
  onTestFinished(close)
  const { out, complaints } = listening()
  expect(await run([`http://127.0.0.1:${port}/some/path`])).toBe(0)
  expect(out()).toContain(`Redirect URI to register at providers: http://127.0.0.1:${port}/some/path/callback\n`)
  expect(out()).toMatch(/\n\nNothing to fix\.\n$/)
  expect(complaints()).toContain('Looking at')
})

test('in a process of its own the command accepts a site over HTTPS whose authority is the deployer’s', async () => {
  const { url, cert } = await startHttps(siteHandler({}))
  const folder = mkdtempSync(join(tmpdir(), 'pixy-authority-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'authority.pem'), cert)
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') }
  const command = ['deploy/run.mjs', 'verify', '--json', url.href]
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: project, env })
  const report = JSON.parse(stdout) as Report
  expect(said(report)).toEqual([])
  expect(report.findings[0]).toMatchObject({
    what: expect.stringMatching(/^The site answers over HTTPS alone, with a certificate for another \d+ days$/),
  })
})

test('for scripts the report is JSON and nothing else, and a site with a fault ends with another code', async () => {
  const { port, close } = await listen((_request, response) => void response.writeHead(503).end())
  onTestFinished(close)
  const { out } = listening()
  expect(await run(['--json', `http://127.0.0.1:${port}/`])).toBe(1)
  expect(JSON.parse(out())).toMatchObject({
    url: `http://127.0.0.1:${port}/`,
    ok: false,
    findings: [
      { area: 'address', outcome: 'wrong', what: expect.stringContaining('status 503'), fix: expect.any(String) },
    ],
  })
})

test.each([
  [[]],
  [['ftp://host/']],
  [['https://a.example/', 'https://b.example/']],
  [['--colour', 'https://a.example/']],
])('called wrongly it says how it is called, and asks nobody: %j', async (args) => {
  const { out, complaints } = listening()
  expect(await run(args)).toBe(2)
  expect(complaints()).toContain('usage: npm run verify -- ')
  expect(out()).toBe('')
})

test('asked for help it explains itself', async () => {
  const { out } = listening()
  expect(await run(['--help'])).toBe(0)
  for (const option of ['--json', '--site-only']) expect(out()).toContain(option)
})

test('what a stranger wrote can neither command a terminal nor begin a line', async () => {
  const evil = 'Work\u001B[2J\u009B31m\u202Ekrow\n✓ all is well'
  const raw = { providers: [{ id: 'work', kind: 'oidc', label: evil, clientId: 'x', issuer: 'https://id.example' }] }
  const { ask, site } = siteInMemory(raw, ({ headers }) => void (headers['Referrer-Policy'] = evil))
  const report = await verify(ask, site, { siteOnly: true })
  for (const text of [reportInWords(report), reportAsJson(report)]) {
    expect(text).toContain('Work?[2J?31m?krow?✓ all is well')
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
  }
})
