import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { clauses } from '#features/inspector/clauses.ts'
import { explanations, stepClauses } from '#features/inspector/explain/explanations.ts'
import { readings } from '#features/inspector/explain/readings.ts'
import { parts as inspectorParts } from '#features/inspector/parts.tsx'
import { lessons } from '#features/inspector/lessons/lessons.ts'
import { lessonsOf, parametersOf } from '#features/inspector/reading/places-of.ts'
import { addressOf } from '#features/inspector/reading/reading.ts'
import { linkTarget } from '#features/inspector/reading/links.ts'
import { liveNames } from '#features/inspector/reading/live-values.ts'
import type { Block, Inline, PageText } from '#features/inspector/reading/page-tree.ts'
import { loadPage, pageIds } from '#features/inspector/reading/pages.ts'
import { languages, type Language } from '#i18n/language.ts'
import { readingPage } from '../../../../deploy/reading-pages.ts'
import { demoTrace } from '../demo-trace.ts'

const folder = fileURLToPath(new URL('../../../../src/features/inspector/reading/pages/', import.meta.url))
const textOf = (id: string, language: Language): PageText =>
  readingPage(readFileSync(`${folder}${id}/${language}.md`, 'utf8'))
const everyPage = pageIds.flatMap((id) => languages.map((language) => [id, language, textOf(id, language)] as const))

const partsOf = (parts: readonly Inline[]): readonly Inline[] =>
  parts.flatMap((part) => ('parts' in part ? [part, ...partsOf(part.parts)] : [part]))

function partsIn(blocks: readonly Block[]): readonly Inline[] {
  return blocks.flatMap((block): readonly Inline[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return partsOf(block.parts)
      case 'list':
        return block.items.flatMap(partsIn)
      case 'table':
        return [...block.head, ...block.rows.flat()].flatMap(partsOf)
      case 'note':
        return partsIn(block.blocks)
      case 'code':
        return []
    }
  })
}
const partsOfPage = ({ lead, blocks }: PageText) => [...partsOf(lead), ...partsIn(blocks)]

/** What of a page must be the same in every language, in the order of the page where that is its structure. */
const skeleton = ({ blocks }: PageText): unknown =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.level, block.id]
      case 'list':
        return [block.start, block.items.length]
      case 'table':
        return [block.head.length, block.rows.length]
      case 'note':
        return block.connections
      case 'code':
        return block.text.split('\n').length
      case 'paragraph':
        return 'paragraph'
    }
  })

/** Links, clauses and live values. Foreign words differ: 委任状 is foreign on a Korean page, not on a Japanese one. */
const references = (page: PageText) =>
  partsOfPage(page)
    .flatMap((part) => {
      if (part.kind === 'live' || part.kind === 'clause') return [`{{${part.name}}}`]
      return part.kind === 'link' && part.scheme !== 'lang' ? [`${part.scheme}:${part.target}`] : []
    })
    .toSorted()

const headingsOf = (page: PageText) => page.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))

test('every folder of pages is in the table of contents, and has its three languages', () => {
  expect(readdirSync(folder).toSorted()).toEqual(pageIds.toSorted())
  for (const id of pageIds) expect(readdirSync(folder + id).toSorted()).toEqual(['en.md', 'ja.md', 'ko.md'])
})

test.each(pageIds)('the page "%s" has the same structure in every language', (id) => {
  const english = skeleton(textOf(id, 'en'))
  expect(skeleton(textOf(id, 'ko'))).toEqual(english)
  expect(skeleton(textOf(id, 'ja'))).toEqual(english)
})

test.each(pageIds)('the page "%s" has the same links, clauses and live values in every language', (id) => {
  const english = references(textOf(id, 'en'))
  expect(references(textOf(id, 'ko'))).toEqual(english)
  expect(references(textOf(id, 'ja'))).toEqual(english)
})

test('every clause that is cited is in the list, and every clause of the list is cited', () => {
  const cited = [
    ...everyPage.flatMap(([, , page]) =>
      partsOfPage(page).flatMap((part) => (part.kind === 'clause' ? [part.name] : [])),
    ),
    ...lessons.flatMap((lesson) => lesson.clauses.map(({ name }) => name)),
    ...Object.values(explanations).flatMap((explanation) => explanation.clauses.map(({ name }) => name)),
    ...Object.values(stepClauses).flatMap((ofStep) => ofStep.map(({ name }) => name)),
  ]
  expect([...new Set(cited)].toSorted()).toEqual([...clauses.keys()].toSorted())
})

test('what explains a lesson or a parameter at length is a section of a page, and the page leads back', () => {
  const all = [...lessons.map(({ reading }) => reading), ...Object.values(readings)]
  const broken = all.filter((reading) => {
    const [page = '', heading = ''] = reading.split('#')
    return !headingsOf(textOf(page, 'en')).includes(heading)
  })
  expect(broken).toEqual([])
  expect(addressOf('callback#state')).toBe('/flow/read/callback#state')
  expect(addressOf('glossary')).toBe('/flow/read/glossary')
  expect(pageIds.flatMap((id) => lessonsOf(id)).length).toBe(lessons.length)
})

test('a page names the parameters that it explains, each where the session had it last', async () => {
  const trace = await demoTrace()
  const [verifier, ...others] = parametersOf('why-pkce', trace)
  expect(verifier).toMatchObject({ name: 'code_verifier', step: 'token-request' })
  expect(others).toEqual([])
  const last = trace.findLast(({ request }) => request?.fields.some(({ name }) => (name as string) === 'code_verifier'))
  expect(verifier?.entryId).toBe(last?.id)
  expect(parametersOf('why-pkce', [])).toEqual([])
})

test('every live value that a page asks for exists, and every one that exists is asked for', () => {
  const asked = everyPage.flatMap(([, , page]) =>
    partsOfPage(page).flatMap((part) => (part.kind === 'live' ? [part.name] : [])),
  )
  expect([...new Set(asked)].toSorted()).toEqual(liveNames.toSorted())
})

test.each(everyPage)(
  'every link of %s in %s leads to a page, a heading, a step or a web site that exists',
  (_id, _language, page) => {
    const links = partsOfPage(page).flatMap((part) => (part.kind === 'link' ? [part] : []))
    const broken = links.filter(({ scheme, target }) => {
      const [pageId = '', heading] = target.split('#')
      const found = linkTarget(scheme, target)
      if (scheme !== 'read' || !found || heading === undefined) return !found
      return !headingsOf(textOf(pageId, 'en')).includes(heading)
    })
    expect(broken).toEqual([])
  },
)

test('a link to a part of the inspector leads to a part that it has', () => {
  const inspector = new Set(inspectorParts.map(({ to }) => to))
  const places = ['flow', 'tokens', 'scopes', 'ask', 'compare'].map((name) => linkTarget('app', name))
  expect(places.filter((place) => place?.kind !== 'place' || !inspector.has(place.to))).toEqual([])
})

test('no heading of a page has the id of another', () => {
  for (const [, , page] of everyPage) {
    const headings = headingsOf(page)
    expect(headings).toEqual([...new Set(headings)])
  }
})

test('the build compiles a page to the tree that the source says', async () => {
  expect(await loadPage('roles', 'ja')).toEqual(textOf('roles', 'ja'))
})
