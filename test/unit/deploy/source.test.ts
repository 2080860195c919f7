import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSource } from '../../../deploy/source.ts'

const folder = mkdtempSync(join(tmpdir(), 'pixy-source-'))
const path = join(folder, 'config.json')
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string): unknown {
  writeFileSync(path, text)
  return readSource(path)
}

test.each([
  ['{\n  "base": "/",\n}', ', line 2: a comma after the last member; remove it'],
  ['{\n  "features": ["mail",]\n}', ', line 2: a comma after the last member; remove it'],
  ['{\n  // where it lives\n  "base": "/"\n}', ', line 2: JSON has no comments; remove it'],
  ["{ 'base': '/' }", ', line 1: JSON wants straight double quotes: "'],
  ['{\n  “base”: "/"\n}', ', line 2: JSON wants straight double quotes: "'],
  ['{\n  "base": "/"\n  "demo": true\n}', ', line 2: a comma is missing at the end'],
  ['{\n  "features": []\n  "demo": true\n}', ', line 2: a comma is missing at the end'],
  ['{\n  "demo": true\n  "base": "/"\n}', ', line 2: a comma is missing at the end'],
  ['\n', ': is empty; {} is the demo and nothing else'],
])('a config.json like %j is refused with its line: %s', (text, sentence) => {
  expect(() => read(text)).toThrow(`${path}${sentence}`)
})

test('what looks like a mistake inside of a text is none', () => {
  const text = '{ "label": "it\'s // a \\"label\\" ,} #1 “x”", "clientId": "a" }'
  expect(read(text)).toEqual(JSON.parse(text))
  expect(() => read(`${text} ]`)).toThrow(`${path}: `)
})

test('a byte order mark at the start does no harm', () => {
  expect(read('\uFEFF{ "base": "/" }')).toEqual({ base: '/' })
})

test('a file that is not there is said as such', () => {
  expect(() => readSource(join(folder, 'nowhere.json'))).toThrow('nowhere.json: cannot be read')
})
