import { beforeAll, expect, test } from 'vitest'
import type { MockGoogle } from '#mock/google.ts'
import type { World } from '#mock/world/world.ts'
import { mailClient, type MailClient } from './mail-client.ts'
import { startMs } from './visitor.ts'

const mail = (
  headers: Readonly<Record<string, string>>,
  text: string,
  attachment?: { name: string; bytes: number },
) => {
  const head = Object.entries({ 'MIME-Version': '1.0', ...headers }).map(([name, value]) => `${name}: ${value}`)
  if (!attachment) return [...head, 'Content-Type: text/plain; charset=UTF-8', '', text, ''].join('\n')
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary="xx"',
    '',
    '--xx',
    'Content-Type: text/plain; charset=UTF-8',
    '',
    text,
    '--xx',
    `Content-Type: application/pdf; name="${attachment.name}"`,
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    '',
    'x'.repeat(attachment.bytes),
    '--xx--',
    '',
  ].join('\n')
}

let client: MailClient
const ids = new Map<string, string>()

/** The mailbox of the person who has none: only what this test puts into it. */
async function arrange(google: MockGoogle) {
  const alex = (world: World) => {
    const person = world.people[2]
    if (!person) throw new Error('nobody is there')
    return person
  }
  const put = async (name: string, raw: string) => {
    const id = await google.arrange((world) => world.gmail.deliver(alex(world), raw))
    ids.set(id, name)
  }
  await put(
    'tea',
    mail({ From: 'Mina Kim <mina@demo.example>', To: 'alex@demo.example', Subject: 'Tea party' }, 'Bring cups.'),
  )
  await put(
    'coffee',
    mail(
      { From: 'kenji@demo.example', To: 'all@x.example', Cc: 'alex@demo.example', Subject: 'Coffee' },
      'No tea today',
    ),
  )
  await put(
    'bill',
    mail(
      {
        From: 'Shop <bill@shop.example>',
        'Message-ID': '<b1@shop.example>',
        Subject: 'Your bill',
        'List-Id': '<news.shop.example>',
      },
      'Thanks',
      { name: 'bill-2026.pdf', bytes: 20_000 },
    ),
  )
  await put('korean', mail({ From: '박서연 <seoyeon@orchard.example>', Subject: '회의록 공유' }, '첨부는 없습니다'))
  google.world.clock.advance(40 * 86_400_000)
  await put('late', mail({ From: 'mina@demo.example', Subject: 'Teapot' }, 'later'))
}

beforeAll(async () => {
  client = await mailClient({ email: 'alex@demo.example', accessTokenLifetimeSeconds: 90 * 86_400 })
  await arrange(client.google)
  const [tea, , bill] = [...ids.keys()]
  await client.send('POST', `messages/${tea ?? ''}/modify`, {
    addLabelIds: ['STARRED'],
    removeLabelIds: ['UNREAD', 'INBOX'],
  })
  await client.send('POST', `messages/${bill ?? ''}/modify`, { addLabelIds: ['Label_2'] })
})

const found = async (q: string, more = {}) => {
  const { body } = await client.get('messages', { q, ...more })
  return ((body['messages'] as { id: string }[] | undefined) ?? []).map(({ id }) => ids.get(id) ?? '').toSorted()
}

test.each<[string, string[]]>([
  ['', ['bill', 'coffee', 'korean', 'late', 'tea']],
  ['tea', ['coffee', 'tea']],
  ['TEA', ['coffee', 'tea']],
  ['"tea party"', ['tea']],
  ['tea -party', ['coffee']],
  ['-tea', ['bill', 'korean', 'late']],
  ['from:mina', ['late', 'tea']],
  ['from:mina@demo.example subject:tea', ['tea']],
  ['from:kenji', ['coffee']],
  ['to:me', ['coffee', 'tea']],
  ['cc:alex@demo.example', ['coffee']],
  ['subject:(tea party)', ['tea']],
  ['subject:"tea party"', ['tea']],
  ['subject:{coffee bill}', ['bill', 'coffee']],
  ['{from:kenji from:shop}', ['bill', 'coffee']],
  ['from:kenji OR from:shop', ['bill', 'coffee']],
  ['from:kenji OR from:shop tea', ['coffee']],
  ['(from:kenji OR from:mina) tea', ['coffee', 'tea']],
  ['-{from:kenji from:mina}', ['bill', 'korean']],
  ['is:unread', ['bill', 'coffee', 'korean', 'late']],
  ['is:read', ['tea']],
  ['is:starred', ['tea']],
  ['in:inbox', ['bill', 'coffee', 'korean', 'late']],
  ['-in:inbox', ['tea']],
  ['label:work-orchard', ['bill']],
  ['label:Label_2', ['bill']],
  ['has:userlabels', ['bill']],
  ['category:primary is:read', ['tea']],
  ['has:attachment', ['bill']],
  ['filename:pdf', ['bill']],
  ['filename:bill-2026', ['bill']],
  ['larger:10K', ['bill']],
  ['larger:1M', []],
  ['smaller:10k from:kenji', ['coffee']],
  ['rfc822msgid:<b1@shop.example>', ['bill']],
  ['rfc822msgid:b1@shop.example', ['bill']],
  ['list:news.shop.example', ['bill']],
  ['newer_than:7d', ['late']],
  ['older_than:1m', ['bill', 'coffee', 'korean', 'tea']],
  ['after:2026/12/01', ['late']],
  ['before:2026-12-01 -tea', ['bill', 'korean']],
  [`after:${String(startMs / 1000 + 86_400)}`, ['late']],
  ['회의', ['korean']],
  ['from:박서연', ['korean']],
  ['subject:', ['bill', 'coffee', 'korean', 'late', 'tea']],
  ['nothing:of this kind', []],
  ['before:soon', []],
  ['((((', ['bill', 'coffee', 'korean', 'late', 'tea']],
])('a search for %j finds what Gmail would find', async (q, names) => {
  expect(await found(q)).toEqual(names)
})

test('spam and trash are found only where they are asked for', async () => {
  const [tea = ''] = [...ids.keys()]
  await client.send('POST', `messages/${tea}/trash`)
  expect(await found('subject:tea')).toEqual([])
  expect(await found('subject:tea in:trash')).toEqual(['tea'])
  expect(await found('subject:tea in:anywhere')).toEqual(['tea'])
  expect(await found('subject:tea', { includeSpamTrash: 'true' })).toEqual(['tea'])
  await client.send('POST', `messages/${tea}/untrash`)
  expect(await found('subject:tea')).toEqual(['tea'])
})
