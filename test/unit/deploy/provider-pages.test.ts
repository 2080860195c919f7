import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { presets, resolvePresets } from '../../../deploy/presets.ts'
import { everyManner } from '../providers/manners.ts'
import { parsed } from './configurations.ts'

const docs = new URL('../../../docs/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, docs), 'utf8')
const index = read('providers/README.md')
const pages = readdirSync(new URL('providers', docs)).filter((name) => name !== 'README.md')
const pageOf = (preset: string) => `${preset}.md`

/** The blocks of a page that are a whole `config.json`. */
const configurationsOf = (page: string) =>
  [...read(`providers/${page}`).matchAll(/^( *)```json\n([\s\S]*?)\n\1```$/gm)].map(
    ([, , text]) => JSON.parse(text ?? '') as { providers: { preset?: string }[] },
  )

test('every preset and every other way has its page, and the index leads to all of them', () => {
  expect(pages.sort()).toEqual(['google.md', 'other.md', ...[...presets.keys()].map(pageOf)].sort())
  for (const page of pages) expect(index).toContain(`(${page})`)
  for (const name of presets.keys()) expect(index).toContain(`\`"preset": "${name}"\``)
  expect(read('../README.md')).toContain('(docs/providers/README.md)')
  expect(read('README.md')).toContain('(providers/README.md)')
})

test.each(pages)('every configuration of %s is one that a build would take', (page) => {
  const sources = configurationsOf(page)
  expect(sources.length).toBeGreaterThan(0)
  for (const source of sources) {
    const resolved = resolvePresets(source)
    expect(resolved).toMatchObject({ ok: true })
    if (resolved.ok) expect(parsed(resolved.source).providers).toHaveLength(1)
    const [provider] = source.providers
    if (presets.has(page.replace('.md', ''))) expect(pageOf(provider?.preset ?? '')).toBe(page)
    else expect(provider).not.toHaveProperty('preset')
  }
})

test.each(pages)('%s names the addresses to register, or the page that does', (page) => {
  const text = read(`providers/${page}`)
  expect(text).toMatch(/`https:\/\/app\.example\.org\/callback`|README\.md#what-every-provider-must-know/)
  expect(text).toContain('README.md#configure-and-try')
  expect(text).toContain('## Traps')
})

test('what the marks promise is there: an emulation of each preset, and no claim of more', () => {
  const emulated = everyManner.map(({ config }) => config['preset'])
  for (const name of presets.keys()) {
    expect(emulated).toContain(name)
    expect(read(`providers/${pageOf(name)}`)).toContain(
      'Tested against an emulation of its manners, never run against the real service.',
    )
  }
})
