import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { authorizationParameters, features } from '#config/configuration.ts'
import { configurationFile } from '#config/schema.ts'
import { presets, resolvePresets } from '../../../deploy/presets.ts'
import { parsed } from './configurations.ts'

const page = readFileSync('docs/configuration.md', 'utf8')

/** The parts that valibot's schemas are made of, as far as this schema uses them. */
interface Part {
  entries?: Readonly<Record<string, Part>>
  wrapped?: Part
  item?: Part
  options?: readonly unknown[]
}

/** Every key that a schema takes, each with the way to it. */
function keysOf(part: Part, at = ''): string[] {
  const inner = [
    ...(part.wrapped ? keysOf(part.wrapped, at) : []),
    ...(part.item ? keysOf(part.item, `${at}[]`) : []),
    // The options of a variant are schemas, those of a picklist texts.
    ...(part.options ?? []).flatMap((option) => (typeof option === 'object' ? keysOf(option as Part, at) : [])),
  ]
  const own = Object.entries(part.entries ?? {}).flatMap(([name, value]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [path, ...keysOf(value, path)]
  })
  return [...inner, ...own]
}

test('every key that a configuration may have stands in docs/configuration.md once, and no other', () => {
  const ofPresets = [...presets.values()].flatMap(({ keys }) => Object.keys(keys ?? {}))
  const known = [...keysOf(configurationFile as Part), ...['preset', ...ofPresets].map((key) => `providers[].${key}`)]
  const rows = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, key = '']) => key)
  expect(rows.toSorted()).toEqual([...new Set(known)].toSorted())
})

test('it names every preset, every parameter that may be added and every feature', () => {
  for (const name of [...presets.keys(), ...authorizationParameters, ...features]) expect(page).toContain(`\`${name}\``)
})

test('each of its examples is one that a build would take', () => {
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text) as unknown)
  expect(examples).toHaveLength(3)
  for (const example of examples) {
    const resolved = resolvePresets(example)
    expect(resolved.ok && parsed(resolved.source).providers.length).toBeGreaterThan(0)
  }
})

test('a newcomer is led to it', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('(docs/configuration.md)')
  expect(readFileSync('docs/README.md', 'utf8')).toContain('(configuration.md)')
  expect(readFileSync('docs/providers/README.md', 'utf8')).toContain('(../configuration.md')
})
