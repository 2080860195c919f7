import { expect, test } from 'vitest'
import { align, differencesOf } from '#features/inspector/compare/align.ts'
import { harOf } from '#features/inspector/exchange/har.ts'
import { markdownOf } from '#features/inspector/exchange/markdown.ts'
import { maxFileBytes, parseTraceFile, traceFileOf } from '#features/inspector/exchange/trace-file.ts'
import { scopeFacts } from '#features/inspector/scopes/scope-facts.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { demoTrace } from './demo-trace.ts'

const trace = await demoTrace()
const file = traceFileOf(trace, Date.UTC(2026, 10, 25))

test('a trace that was saved is opened again as it was', () => {
  expect(parseTraceFile(file)).toEqual({ exportedAtMs: Date.UTC(2026, 10, 25), entries: trace })
})

const forged = (change: (json: { entries: Record<string, unknown>[] } & Record<string, unknown>) => void) => {
  const json = JSON.parse(file) as { entries: Record<string, unknown>[] } & Record<string, unknown>
  change(json)
  return JSON.stringify(json)
}
test.each([
  ['no JSON', 'pixy'],
  ['another format', '{"format":"har"}'],
  ['a version to come', forged((json) => (json['version'] = 2))],
  ['a member nobody knows', forged((json) => (json['script'] = 'x'))],
  ['a step nobody knows', forged((json) => (json.entries[0] = { ...json.entries[0], step: 'dance' }))],
  ['a time that is no time', forged((json) => (json.entries[0] = { ...json.entries[0], atMs: 1e300 }))],
  ['two entries of one number', forged((json) => (json.entries[1] = { ...json.entries[0] }))],
  ['more than anybody reads', `${file}${' '.repeat(maxFileBytes)}`],
])('a file with %s is not opened', (_what, text) => {
  expect(parseTraceFile(text)).toBeUndefined()
})

test('a HAR file holds each exchange, with placeholders where a secret stood', () => {
  const { log } = JSON.parse(harOf(trace)) as {
    log: {
      version: string
      entries: { request: { url: string; postData?: { params: { name: string; value: string }[] } } }[]
    }
  }
  expect(log.version).toBe('1.2')
  expect(log.entries).toHaveLength(trace.filter(({ request }) => request).length)
  const posted = log.entries.flatMap(({ request }) => request.postData?.params ?? [])
  expect(posted.find(({ name }) => name === 'code_verifier')?.value).toBe('<code_verifier>')
})

test('no foreign text ends the fence it stands in', () => {
  const [first] = trace
  const hostile = {
    ...first,
    facts: { 'a`b': 'x`\n# y' },
    request: { line: 'GET ```', headers: [], fields: [] },
  } as never
  const text = markdownOf([hostile], { title: 'Flow', stepName: () => 'Discovery' })
  expect(text).toContain('````http\nGET ``` HTTP/1.1')
  expect(text).toContain('- `a b`: `x  # y`')
})

test('a session does not differ from itself, and from another only in what differs', () => {
  expect(align(trace, trace).flatMap(differencesOf)).toEqual([])
  const failed = trace.map((entry) =>
    entry.step === 'token-request' && entry.response
      ? ({ ...entry, outcome: 'failed', response: { ...entry.response, line: '400' } } as TraceEntry)
      : entry,
  )
  const differences = align(trace, failed).flatMap(differencesOf)
  expect(new Set(differences.map(({ name }) => name))).toEqual(new Set(['outcome', 'response']))
})

test('what is new in every session is no difference, and why a step failed is one', () => {
  const again = trace.map((entry) => ({
    ...entry,
    ...(entry.request && {
      request: {
        ...entry.request,
        fields: entry.request.fields.map((field) =>
          /^(state|code_challenge)$/.test(field.name) ? { ...field, value: 'other' as never } : field,
        ),
      },
    }),
    ...(entry.step === 'session' && { outcome: 'failed' as const, code: 'offline' }),
  }))
  const differences = align(trace, again).flatMap(differencesOf)
  expect(new Set(differences.map(({ name }) => name))).toEqual(new Set(['outcome', 'problem']))
})

test('a step that one session lacks stands alone', () => {
  const without = trace.filter(({ step }) => step !== 'userinfo')
  const alone = align(trace, without).filter(({ right }) => !right)
  expect(alone.map(({ left }) => left?.step)).toEqual(['userinfo', 'userinfo'])
  expect(align([], [])).toEqual([])
})

test('a scope is granted, refused or not asked, and knows the calls it allowed', () => {
  const base = 'https://www.googleapis.com/auth/'
  const facts = scopeFacts(
    {
      requested: [`${base}calendar.events`, `${base}drive.file`],
      granted: [`${base}calendar.events`],
      possible: ['x'],
    },
    trace,
  )
  expect(facts.map(({ scope, state, usedBy }) => [scope.replace(base, ''), state, usedBy.length > 0])).toEqual([
    ['calendar.events', 'granted', true],
    ['drive.file', 'refused', false],
    ['x', 'not-asked', false],
  ])
})
