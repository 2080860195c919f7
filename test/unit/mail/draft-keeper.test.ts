import { expect, test } from 'vitest'
import { emptyDraft, type ComposeDraft } from '#features/mail/compose/compose-draft.ts'
import { createDraftKeeper } from '#features/mail/compose/draft-keeper.ts'
import { draftOf } from '#features/mail/compose/kept-draft.ts'
import { getDraft, listDrafts } from '#google/gmail/drafts.ts'
import { mailBench, type MailBench } from './mail-bench.ts'

const own = 'mina@demo.example'

/** A tab in which a draft is written. */
function tabWith({ send }: MailBench, draft: ComposeDraft) {
  const forks: string[] = []
  const states: string[] = []
  const keeper = createDraftKeeper(send, { name: 'Mina', address: own }, draft, {
    onState: (state) => states.push(state),
    onFork: () => forks.push('forked'),
    write: (request) => request(),
  })
  const write = async (text: string) => {
    keeper.change({ draft: { ...draft, text }, files: [] })
    await keeper.flush()
  }
  return { keeper, write, forks, states }
}
/** Texts of all drafts, and their Message-IDs. */
async function drafts({ send }: MailBench) {
  const { items } = await listDrafts(send)
  return Promise.all(items.map(async ({ id }) => draftOf(await getDraft(send, id), own)))
}
const texts = async (bench: MailBench) => (await drafts(bench)).map(({ text }) => text.trim()).filter(Boolean)

/** One draft, open in two tabs. */
async function twoTabs() {
  const bench = await mailBench()
  const before = await texts(bench)
  const first = tabWith(bench, emptyDraft(own))
  await first.write('Written first')
  const [draft] = (await drafts(bench)).filter(({ text }) => text.includes('Written first'))
  if (!draft) throw new Error('no draft')
  const second = tabWith(bench, draft)
  const ours = async () => (await texts(bench)).filter((text) => !before.includes(text)).toSorted()
  return { bench, first, second, ours }
}

test('one tab writes on in one draft, however often it saves, also after an answer that was lost', async () => {
  const { bench, first, ours } = await twoTabs()
  await first.write('Written again')
  bench.before(async ({ method }) => {
    if (method !== 'PUT') return undefined
    return new Response('{}', { status: 503 })
  })
  await first.write('Lost')
  expect(first.states.at(-1)).toBe('failed')
  bench.before(() => undefined)
  await first.write('Written at last')
  expect(await ours()).toEqual(['Written at last'])
  expect(first.forks).toEqual([])
})

test('the same draft in two tabs: neither overwrites the other, the later one goes on as a draft of its own', async () => {
  const { bench, first, second, ours } = await twoTabs()
  await second.write('Of the second tab')
  await first.write('Of the first tab')
  await first.write('Of the first tab, longer')
  await second.write('Of the second tab, longer')
  expect(await ours()).toEqual(['Of the first tab, longer', 'Of the second tab, longer'])
  expect([first.forks, second.forks]).toEqual([['forked'], []])
  const ids = (await drafts(bench)).map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a draft that was written in another tab is not thrown away with this one', async () => {
  const { first, second, ours } = await twoTabs()
  await second.write('Of the second tab')
  await first.keeper.remove()
  expect(await ours()).toEqual(['Of the second tab'])
  await second.keeper.remove()
  expect(await ours()).toEqual([])
})

test('a draft that was sent in another tab is kept anew, and what was typed is not lost', async () => {
  const { first, second, ours } = await twoTabs()
  await first.keeper.remove()
  await second.write('Still being written')
  await second.write('And finished')
  expect(await ours()).toEqual(['And finished'])
})
