import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { illegalImports, misplacedPackages } from './rooms.ts'
import { misshapen } from './shape.ts'
import { borrowedTools } from './sharp-tools.ts'
import type { Source } from './syntax.ts'

const sourcesBelow = (folder: string): Source[] => {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, code: readFileSync(root + file, 'utf8') }))
}

const source = sourcesBelow('src')

test('there is something to judge', () => {
  expect(source.map(({ file }) => file)).toContain('main.ts')
})

test('every room imports only what its row in the table allows', () => {
  expect(source.flatMap(illegalImports)).toEqual([])
})

test('every package stands where it belongs', () => {
  expect(source.flatMap(misplacedPackages)).toEqual([])
})

test('every sharp tool stays with its owner', () => {
  expect(source.flatMap(borrowedTools)).toEqual([])
})

test('half of all files have fewer than a hundred lines', () => {
  const lines = ['src', 'deploy', 'test'].flatMap(sourcesBelow).map(({ code }) => code.split('\n').length - 1)
  const median = lines.toSorted((a, b) => a - b)[Math.floor(lines.length / 2)]
  expect(median).toBeLessThan(100)
})

test('every file of the app, of the build and of the tests has the agreed shape', () => {
  const mayExportDefault = (line: string) =>
    !/^(lingui-config|token-helper\/entries\/[a-z-]+)\.ts: has a default export$/.test(line)
  expect(source.flatMap(misshapen)).toEqual([])
  expect(sourcesBelow('deploy').flatMap(misshapen).filter(mayExportDefault)).toEqual([])
  expect(
    sourcesBelow('test')
      .filter(({ file }) => !file.startsWith('architecture/'))
      .flatMap(misshapen),
  ).toEqual([])
})
