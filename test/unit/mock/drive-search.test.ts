import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, type Query } from '#mock/drive/search-query.ts'
import { createDriveBench } from '../../in-process/drive.ts'

interface Listed {
  files: { name: string; [field: string]: unknown }[]
  nextPageToken?: string
  incompleteSearch: boolean
}
const { request, google } = await createDriveBench()

async function list(query: Record<string, string>): Promise<{ status: number; body: Listed }> {
  const response = await request(`files?${new URLSearchParams(query).toString()}`)
  return { status: response.status, body: (await response.json()) as Listed }
}
const names = async (q: string) => (await list({ q, pageSize: '1000' })).body.files.map(({ name }) => name).toSorted()

test.each([
  ["name = 'Roadmap'", ['Roadmap', 'Roadmap']],
  ["name contains 'road' and trashed = false", ['Roadmap', 'Roadmap']],
  // Only beginnings of words are found in names.
  ["name contains 'map'", []],
  ["name contains 'sketch 2'", ['Screen sketch 2.png']],
  ["mimeType contains 'image/' and name contains 'Logo' and 'me' in owners", ['Logo.png']],
  ["mimeType = 'application/vnd.google-apps.folder' and starred = true", ['Orchard project']],
  ["sharedWithMe and mimeType contains 'application/pdf'", ['Brochure.pdf']],
  ["'kenji@demo.example' in owners and sharedWithMe = true", ['Holiday plan', 'Onboarding', 'Travel expenses']],
  ["trashed = true and not name contains 'Copy'", ['Scratch.txt']],
  ["fullText contains 'tofu'", ['Kimchi stew.txt', 'Scratch.txt']],
  ["fullText contains 'tof'", []],
  ['fullText contains \'"spring onion"\' and trashed = false', ['Kimchi stew.txt']],
  [
    "modifiedTime > '2026-11-19T00:00:00' and mimeType != 'application/vnd.google-apps.folder'",
    ['First notes.md', 'Orchard plan', 'Welcome.txt'],
  ],
  ["createdTime < '2024-01-01'", []],
  // From left to right, as Google evaluates: (false and …) or true.
  ["name = 'none' and trashed = false or name = 'Lease contract.pdf'", ['Lease contract.pdf']],
  ["name = 'none' and (trashed = false or name = 'Lease contract.pdf')", []],
])('%s', async (q, found) => {
  expect(await names(q)).toEqual(found)
})

test.each([
  '',
  ' ',
  'name',
  'name = Roadmap',
  "name like 'x'",
  "name = 'x' and",
  "and name = 'x'",
  "(name = 'x'",
  "name = 'x')",
  "name = 'it's'",
  "name = 'x\\'",
  "trashed = 'true'",
  'trashed > true',
  "modifiedTime > 'yesterday'",
  "modifiedTime contains '2026-01-01'",
  "'x' in nothing",
  "'x' in",
  "fullText = 'x'",
  "size > '1'",
  "name = 'x' name = 'y'",
  "properties has { key='a' }",
  'name = "x"',
])('Google refuses %j', async (q) => {
  const { status, body } = await list({ q })
  expect(status).toBe(400)
  expect(body).toMatchObject({ error: { errors: [{ reason: 'invalid', location: 'q', locationType: 'parameter' }] } })
})

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const term: fc.Arbitrary<Query> = fc.oneof(
  fc.record({
    kind: fc.constant('term'),
    field: fc.constantFrom('name', 'mimeType'),
    operator: fc.constantFrom('contains', '=', '!='),
    value: text,
  }),
  fc.record({
    kind: fc.constant('term'),
    field: fc.constantFrom('trashed', 'starred'),
    operator: fc.constantFrom('=', '!='),
    value: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('member'), field: fc.constantFrom('parents', 'owners', 'writers'), value: text }),
  fc.record({
    kind: fc.constant('has'),
    field: fc.constantFrom('properties', 'appProperties'),
    key: fc.string({ minLength: 1 }),
    value: text,
  }),
)
const query = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc.record({ kind: fc.constantFrom('and', 'or'), left: tie('query'), right: tie('query') }),
    fc.record({ kind: fc.constant('not'), inner: tie('query') }),
  ),
})).query

const quoted = (value: string) => `'${value.replaceAll(/['\\]/g, String.raw`\$&`)}'`
function written(one: Query): string {
  switch (one.kind) {
    case 'and':
    case 'or':
      return `(${written(one.left)}) ${one.kind} (${written(one.right)})`
    case 'not':
      return `not (${written(one.inner)})`
    case 'has':
      return `${one.field} has { key=${quoted(one.key)} and value=${quoted(one.value)} }`
    case 'member':
      return `${quoted(one.value)} in ${one.field}`
    case 'term':
      return `${one.field} ${one.operator} ${typeof one.value === 'boolean' ? String(one.value) : quoted(one.value)}`
  }
}

test('every query that can be written is read as it was meant, whatever stands in its texts', () => {
  fc.assert(
    fc.property(query, (one) => {
      expect(parseSearch(written(one))).toEqual(one)
    }),
  )
})

test('no text breaks the parser', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (q) => {
      const parsed = parseSearch(q)
      return parsed === undefined || typeof parsed.kind === 'string'
    }),
  )
})

test('every order is one of Google, each key with or without desc', async () => {
  const by = async (orderBy: string) => (await list({ q: "'root' in parents and trashed = false", orderBy })).body.files
  const sizes = (await by('quotaBytesUsed desc')).map(({ name }) => name)
  expect(sizes[0]).toBe('Laptop backup.zip')
  expect((await by('folder,modifiedTime desc,name')).at(-1)).toMatchObject({ name: 'Lease contract.pdf' })
  for (const orderBy of ['', 'size', 'name asc', 'name,', 'folder desc desc']) {
    expect((await list({ orderBy })).status, orderBy).toBe(400)
  }
  expect((await list({ q: "fullText contains 'tofu'", orderBy: 'name' })).status).toBe(403)
})

test('pages follow each other, each file once, and a token belongs to its search', async () => {
  const all = (await list({ q: 'trashed = false', pageSize: '1000' })).body
  expect(all.nextPageToken).toBeUndefined()
  const found: string[] = []
  let pageToken: string | undefined
  do {
    const { body } = await list({ q: 'trashed = false', pageSize: '7', ...(pageToken ? { pageToken } : {}) })
    expect(body.files.length).toBeLessThanOrEqual(7)
    found.push(...body.files.map(({ id }) => String(id)))
    pageToken = body.nextPageToken
  } while (pageToken)
  expect(found).toEqual(all.files.map(({ id }) => id))
  const { body } = await list({ q: 'trashed = false', pageSize: '7' })
  expect((await list({ q: 'trashed = true', pageToken: body.nextPageToken ?? '' })).status).toBe(400)
  for (const pageSize of ['0', '1001', 'x']) expect((await list({ pageSize })).status).toBe(400)
  expect((await list({ pageToken: 'nonsense' })).status).toBe(400)
})

test('an answer has the fields that were asked for, and no other', async () => {
  const { body } = await list({ q: "name = 'Lease contract.pdf'" })
  expect(Object.keys(body).toSorted()).toEqual(['files', 'incompleteSearch', 'kind'])
  expect(Object.keys(body.files[0] ?? {}).toSorted()).toEqual(['id', 'kind', 'mimeType', 'name'])
  const cut = await list({
    q: "name = 'Lease contract.pdf'",
    fields: 'files(name,owners/emailAddress,capabilities(canEdit))',
  })
  expect(cut.body).toEqual({
    files: [
      { name: 'Lease contract.pdf', owners: [{ emailAddress: 'mina@demo.example' }], capabilities: { canEdit: true } },
    ],
  })
  for (const fields of ['files(name', 'nothing', 'files(nothing)', 'files name', ',', '']) {
    expect((await list({ fields })).status, fields).toBe(400)
  }
  expect((await list({ fields: '*' })).body.files.some((file) => 'exportLinks' in file)).toBe(true)
})

test('shared drives are searched where that is asked for', async () => {
  const drives = (await (await request('drives')).json()) as { drives: { id: string; name: string }[] }
  const [team] = drives.drives
  const all = { includeItemsFromAllDrives: 'true', supportsAllDrives: 'true' }
  const found = async (more: Record<string, string>) =>
    (await list({ q: "name = 'Handbook'", ...more })).body.files?.length
  expect(await found({})).toBe(0)
  expect(await found(all)).toBe(1)
  expect(await found({ ...all, corpora: 'drive', driveId: team?.id ?? '' })).toBe(1)
  for (const wrong of [
    { corpora: 'drive' },
    { driveId: 'x' },
    { corpora: 'drive', driveId: team?.id ?? '' },
    { corpora: 'everything' },
    { corpora: 'allDrives' },
  ]) {
    expect((await list(wrong)).status).toBe(400)
  }
  expect((await list({ ...all, corpora: 'drive', driveId: 'unknown' })).status).toBe(404)
  google.world.settings.searchesIncomplete = true
  expect((await list({ ...all, corpora: 'allDrives' })).body.incompleteSearch).toBe(true)
  google.world.settings.searchesIncomplete = false
})
