import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run } from '../../../deploy/configure-command.ts'
import { compress } from '../../../deploy/compress.ts'
import { configurationOf, configure } from '../../../deploy/configure.ts'
import { generatorMeta, nameOfSources } from '../../../deploy/sources.ts'
import { google, googleWithHelper, work } from './configurations.ts'

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="">${generatorMeta(nameOfSources())}
<link rel="icon" href="./icon.svg"><script type="module" crossorigin src="./assets/main-1.js"></script>
<link rel="modulepreload" crossorigin href="./config.js"><link rel="help" href="https://example.org/assets/main-1.js">
</head><body><a href="./icon.svg">not a link element</a></body></html>`

/** A build as Vite leaves it, small, in a folder of its own. */
function build(): string {
  const dist = mkdtempSync(join(tmpdir(), 'pixy-dist-'))
  onTestFinished(() => rmSync(dist, { recursive: true }))
  for (const folder of ['assets', 'demo']) mkdirSync(join(dist, folder))
  writeFileSync(join(dist, 'index.html'), page)
  writeFileSync(join(dist, 'demo/index.html'), page.replaceAll('./', '../../../'))
  writeFileSync(join(dist, 'assets/main-1.js'), 'import "../config.js"')
  writeFileSync(join(dist, 'icon.svg'), '<svg/>')
  return dist
}

const contentOf = (dist: string) =>
  Object.fromEntries(
    readdirSync(dist, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dist.length + 1), readFileSync(path, 'utf8')]),
  )

test('every page gets absolute addresses below the base, the policy, and the integrity of hashed files', () => {
  const dist = build()
  expect(configure(dist, { base: '/some/path/', providers: [work] })).toMatchObject({ ok: true, base: '/some/path/' })

  const { 'index.html': index = '', 'demo/index.html': demo, ...rest } = contentOf(dist)
  expect(index).toContain(' href="/some/path/icon.svg"')
  expect(index).toContain(' src="/some/path/assets/main-1.js"')
  expect(index).toContain('<link rel="modulepreload" crossorigin href="/some/path/config.js">')
  expect(index).toContain('<script integrity="sha384-')
  expect(index).toContain('href="https://example.org/assets/main-1.js"')
  expect(index).toContain('<a href="./icon.svg">')
  expect(index).toContain('connect-src https://id.example/ https://')
  expect(demo).toBe(index.replace('<a href="./', '<a href="../../../'))
  expect([rest['404.html'], rest['callback.html'], rest['demo/authorize.html']]).toEqual([index, index, demo])
})

test('a build that was configured before becomes what a fresh one becomes', () => {
  const [again, fresh] = [build(), build()]
  configure(again, { base: '/first/', providers: [googleWithHelper] })
  configure(again, { base: '/', providers: [work] })
  configure(again, { base: '/', providers: [work] })
  configure(fresh, { base: '/', providers: [work] })
  expect(contentOf(again)).toEqual(contentOf(fresh))
})

test('what is written anew has no compressed twin that a server would go on sending, and the rest keeps its own', async () => {
  const dist = build()
  const compressedFiles = () => Object.keys(contentOf(dist)).filter((name) => /\.(?:br|gz)$/.test(name))
  writeFileSync(join(dist, 'assets/main-1.js'), 'import "../config.js"\n'.repeat(100))
  expect(await compress(dist, 1)).toBe(1)
  for (const name of ['config.js.br', 'index.html.gz']) writeFileSync(join(dist, name), 'of yesterday')
  configure(dist, { base: '/a/' })
  expect(compressedFiles()).toEqual(['assets/main-1.js.br', 'assets/main-1.js.gz'])
})

test('the configuration is a module that holds the file and nothing else', async () => {
  const dist = build()
  const raw = { base: '/a/', providers: [{ ...work, label: '</script> \u2028 "quoted"' }] }
  configure(dist, raw)
  expect(configurationOf(dist)).toEqual(raw)
  const code = readFileSync(join(dist, 'config.js'), 'utf8')
  const loaded: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  expect(loaded).toHaveProperty('default', raw)
})

test.each([
  [{ providers: [{ ...work, clientSecret: 'x' }] }, 'a page cannot keep a secret'],
  [{ providers: [{ ...work, clientId: 'GOCSPX-abc' }] }, 'is a client secret'],
  [{ providers: [{ ...work, issuer: 'http://id.example' }] }, 'must be an https: address'],
  [{ base: 'no/slash' }, 'must start and end with /'],
  [{ unknown: true }, 'config'],
  [[], 'config'],
])('a bad configuration is refused in words and changes no file: %j', (raw, words) => {
  const dist = build()
  configure(dist, {})
  const before = contentOf(dist)
  const done = configure(dist, raw)
  expect(done.ok ? [] : done.problems).toEqual(expect.arrayContaining([expect.stringContaining(words)]))
  expect(contentOf(dist)).toEqual(before)
})

test('a folder without a build is refused', () => {
  expect(configure(join(tmpdir(), 'pixy-nowhere'), {})).toMatchObject({ ok: false })
})

test('the command says what it did, or each thing that is wrong, and ends with a code that scripts understand', () => {
  const dist = build()
  const source = join(dist, 'source.json')
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => {
    said.mockRestore()
    complained.mockRestore()
  })

  writeFileSync(source, JSON.stringify({ base: '/here/' }))
  expect(run([source, dist])).toBe(0)
  expect(said.mock.lastCall?.[0]).toContain('/here/')

  for (const [text, words] of [
    ['{ "base": "here" }', 'must start and end with /'],
    ['{ "base": ', 'JSON'],
    ['{ "__proto__": {} }', '"__proto__" is not allowed'],
    // A file that somebody else wrote: its names command no terminal, and begin no line.
    ['{ "\\u001b[2Jx\\n\\u202ey": 1 }', 'config.?[2Jx??y: is no key that Pixy knows'],
  ] as const) {
    writeFileSync(source, text)
    expect(run([source, dist]), text).toBe(1)
    expect(complained.mock.lastCall?.[0]).toContain(words)
  }
  expect(run([join(dist, 'missing.json'), dist])).toBe(1)
  expect(run([])).toBe(1)
  expect(configurationOf(dist)).toEqual({ base: '/here/' })
})

const warnings = (dist: string, raw: unknown) => {
  const done = configure(dist, raw)
  return done.ok ? done.warnings : done.problems
}

test('a build of other sources is configured all the same, and it is said what to do', () => {
  const dist = build()
  expect(warnings(dist, {})).toEqual([])
  for (const [meta, words] of [
    [generatorMeta('9.9.9-00000000'), 'by the sources 9.9.9-00000000'],
    ['', 'by sources that named no build yet'],
  ] as const) {
    writeFileSync(join(dist, 'index.html'), page.replace(generatorMeta(nameOfSources()), meta))
    expect(warnings(dist, {})).toEqual([
      expect.stringMatching(`${words}, and is configured by .*run "npm run build" here`),
    ])
    expect(contentOf(dist)['index.html']).toContain('connect-src')
  }
})

test('a provider whose tokens nothing makes valid at Google is warned of, and is configured', () => {
  const dist = build()
  const broker = { apiToken: { url: 'https://id.example/broker', pointer: '/access_token' } }
  expect(warnings(dist, { providers: [google, work] })).toEqual([
    expect.stringMatching(/^config\.providers\.1: .*“Work”.* calendar, mail and drive\. Write "features": \[\]/),
  ])
  const calendarScopes = { featureScopes: { calendar: ['calendar'] } }
  expect(warnings(dist, { providers: [{ ...work, ...calendarScopes }], features: ['calendar', 'mail'] })).toEqual([
    expect.stringContaining('nothing comes for mail.'),
  ])
  for (const right of [
    { providers: [work], features: [] },
    { providers: [{ ...work, ...broker }] },
    { providers: [{ ...work, ...calendarScopes }], features: ['calendar'] },
    { providers: [work], features: ['calendar'], apis: { calendar: 'https://calendar.example/' } },
    { providers: [google] },
  ]) {
    expect(warnings(dist, right)).toEqual([])
  }
})
