import { inLanguage } from '../calendar/seed-texts.ts'
import { seededRandom } from '../world/prng.ts'
import { messageDate } from './dates.ts'
import { seedId } from './ids.ts'
import { labelsInMask } from './labels.ts'
import type { MailMessage } from './resource.ts'
import { bulkMail } from './seed-bulk.ts'
import { messageMask, threadHead } from './seed-head.ts'
import type { MailContext, Pen } from './seed-pen.ts'
import { correspondents, written } from './seed-people.ts'
import { talkMail } from './seed-talk.ts'

/** The messages of one seeded thread, oldest first. The same context and index give the same messages everywhere. */
export function seededThread(context: MailContext, index: number): readonly MailMessage[] {
  const head = threadHead(context, index)
  const { me, language } = context
  const pen: Pen = {
    context,
    head,
    random: seededRandom(head.draw),
    me: { name: me.name, email: me.email },
    others: correspondents(language, me.email),
    say: (text, number = 0) => inLanguage(text, language).replaceAll('{n}', String(number)),
  }
  const mails = head.kind === 'talk' ? talkMail(pen) : [bulkMail(pen)]
  const place = { person: context.person, thread: index }
  const threadId = seedId({ ...place, message: 0 })
  const messageIds = mails.map((_, message) => `<${seedId({ ...place, message })}@mail.demo.example>`)
  return mails.map((mail, message) => {
    const { from, to, cc = [], subject, root, atMs, headers = [] } = mail
    const isMine = from.email === me.email
    const before = messageIds.slice(0, message)
    return {
      id: seedId({ ...place, message }),
      threadId,
      labelIds: labelsInMask(messageMask(head, message)),
      internalDateMs: atMs,
      historyId: 0,
      headers: [
        ...(isMine ? [] : [{ name: 'Delivered-To', value: me.email }]),
        { name: 'From', value: written(from) },
        ...(to.length > 0 ? [{ name: 'To', value: to.map(written).join(', ') }] : []),
        ...(cc.length > 0 ? [{ name: 'Cc', value: cc.map(written).join(', ') }] : []),
        { name: 'Subject', value: message > 0 ? `Re: ${subject}` : subject },
        { name: 'Date', value: messageDate(atMs, context.timeZone) },
        { name: 'Message-ID', value: messageIds[message] ?? '' },
        ...(message > 0
          ? [
              { name: 'In-Reply-To', value: before.at(-1) ?? '' },
              { name: 'References', value: before.join(' ') },
            ]
          : []),
        { name: 'MIME-Version', value: '1.0' },
        ...headers,
      ],
      root,
    }
  })
}
