import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { align } from '#features/inspector/compare/align.ts'
import { queryOf } from '#features/inspector/ask/calls.ts'
import { curlOf } from '#features/inspector/exchange/curl.ts'
import { parseTraceFile } from '#features/inspector/exchange/trace-file.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { maskEmail } from '#trace/mask.ts'

interface Hostile {
  line?: string
  status?: string
  name?: string
  value?: string
  facts?: unknown
  code?: string
}

const entryOf = ({
  line = 'GET https://api.example.org/x',
  status = '200',
  name = 'a',
  value = 'b',
  ...rest
}: Hostile) => ({
  id: 1,
  step: 'api-request',
  from: 'vault',
  to: 'resource-server',
  atMs: 1,
  outcome: 'ok',
  request: { line, headers: [{ name, value, masked: false }], fields: [{ name, value, masked: false }] },
  response: { line: status, headers: [], fields: [] },
  ...rest,
})
const fileOf = (entries: readonly unknown[]) =>
  JSON.stringify({ format: 'pixy-trace', version: 1, exportedAtMs: 0, entries })
const opened = (hostile: Hostile) => parseTraceFile(fileOf([entryOf(hostile)]))

test('the file that the attacks below are made from is one that opens', () => {
  expect(opened({})?.entries).toHaveLength(1)
})

test.each<[string, Hostile]>([
  ['a command instead of a method', { line: '$(reboot) https://api.example.org/' }],
  ['an option of curl instead of an address', { line: 'GET -o/etc/passwd' }],
  ['a file instead of an address', { line: 'GET file:///etc/passwd' }],
  ['a script instead of an address', { line: 'GET javascript:alert(1)' }],
  ['a text instead of a status', { status: '200 <img src=x onerror=alert(1)>' }],
  ['a value that turns its line around', { value: 'a\u202eb' }],
  ['a name that hides a character', { name: 'sco\u200bpe' }],
  ['a value that ends the paste of a terminal', { value: 'a\u001b[201~\nreboot\n' }],
  ['half a character', { value: '\ud800' }],
  [
    'more facts than anybody reads',
    { facts: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`f${at}`, 'x'])) },
  ],
  ['facts that are no texts', { facts: { a: { b: 'c' } } }],
  ['a code that is none', { code: 'Offline <b>' }],
])('a trace with %s is not opened', (_what, hostile) => {
  expect(opened(hostile)).toBeUndefined()
})

test('a hundred thousand steps, or brackets without end, are refused and not looked at for long', () => {
  expect(parseTraceFile(fileOf(Array.from({ length: 100_000 }, () => ({}))))).toBeUndefined()
  expect(parseTraceFile('['.repeat(3_900_000))).toBeUndefined()
  expect(parseTraceFile(`{"format":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeUndefined()
})

test('members named like those of every object stay plain data', () => {
  const file = fileOf([entryOf({ facts: {} })]).replace('"facts":{}', '"facts":{"__proto__":"x","constructor":"y"}')
  const [entry] = parseTraceFile(file)?.entries ?? []
  expect(Object.getPrototypeOf(entry?.facts)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  expect(queryOf('__proto__=1\nconstructor=2')).toEqual(JSON.parse('{"__proto__":["1"],"constructor":["2"]}'))
})

test('the longest traces are put side by side whole', () => {
  const steps = Array.from({ length: 1_000 }, (_, id) => ({ ...entryOf({}), id })) as unknown as TraceEntry[]
  expect(align(steps, steps)).toHaveLength(1_000)
})

/** What a shell makes of a command: its words, without running it. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `curl() { for word; do printf '%s\\0' "$word"; done; }; ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

test('a copied command is one call of curl to the address that was shown, whatever a trace holds', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      "'; reboot #",
      '$(reboot)',
      '`reboot`',
      '@/etc/passwd',
      '-o/x',
      '\\',
      '\n',
      '\r',
      '\u001b[201~',
      '!!',
    ),
  )
  fc.assert(
    fc.property(nasty, nasty, nasty, (path, name, value) => {
      const line = `GET https://api.example.org/${path}`
      const command = curlOf(entryOf({ line, name, value }) as unknown as TraceEntry) ?? ''
      const [address = '', ...words] = wordsOf(command)
      expect(address.startsWith('https://api.example.org/')).toBe(true)
      const options = words.filter((_, at) => words[at - 1] !== '--header' && words[at - 1] !== '--data-urlencode')
      const known = ['--get', '--globoff', '--header', '--data-urlencode']
      expect(options.filter((word) => !known.includes(word))).toEqual([])
      for (const [at, word] of words.entries()) if (words[at - 1] === '--header') expect(word).toMatch(/^[^@:]+: /)
      expect(command.replaceAll(' \\\n  ', ' ')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }),
    { numRuns: 60 },
  )
})

test.each(['$(reboot) https://a.example/', 'GET -o/x', 'GET @/etc/passwd', 'GET file:///etc/passwd', ''])(
  'there is no command to copy for "%s"',
  (line) => {
    expect(curlOf(entryOf({ line }) as unknown as TraceEntry)).toBeUndefined()
  },
)

test('no first letter of an address steers the text around it', () => {
  for (const first of ['\u202e', '\u0000', '\ud83d', '<', '"']) {
    expect(maskEmail(`${first}jane@example.org`)).toMatch(/^•••• /)
  }
})
