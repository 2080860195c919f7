import { pick, seededRandom } from '../world/prng.ts'
import { quotedLine } from './dates.ts'
import { textIn, type MailPart } from './resource.ts'
import { pdf, png, pngSize } from './seed-files.ts'
import { escaped, paragraphs } from './seed-html.ts'
import type { Pen, Written } from './seed-pen.ts'
import { written, type Mailbox } from './seed-people.ts'
import { talks, type Talk } from './seed-talks.ts'

const hourMs = 3_600_000

/** A conversation: every message quotes the one before, in text and in HTML, as mail programs do. */
export function talkMail(pen: Pen): Written[] {
  const { head, me, say, context } = pen
  const talk = talks[head.topic % talks.length] ?? talks[0]
  const people = participants(pen)
  const times = timesOf(pen)
  const mails: Written[] = []
  for (let turn = 0; turn < head.count; turn += 1) {
    const isMine = (head.mine & (1 << turn)) !== 0
    const from = isMine ? me : (people[Math.floor(turn / 2) % people.length] ?? people[0])
    const to = isMine ? people.slice(0, 1) : [me]
    const cc = [...people.filter((person) => person !== from && !to.includes(person))]
    const before = mails.at(-1)
    const said = say(talk.turns[turn] ?? talk.turns[0] ?? talk.subject)
    const quotes = before
      ? { line: quotedLine(before.atMs, context.timeZone, context.language, written(before.from)), of: before.root }
      : undefined
    const body = bodyOf(`${said}\n\n${from.name}`, quotes)
    mails.push({
      from,
      to,
      cc,
      subject: say(talk.subject),
      atMs: times[turn] ?? head.atMs,
      root: turn === 0 && talk.brings ? withFiles(body, talk, pen) : body,
    })
  }
  return mails
}

/** When each message came: the last at the thread's time, the ones before some minutes to hours earlier. */
function timesOf({ head, random }: Pen): number[] {
  const times = [head.atMs]
  for (let turn = 1; turn < head.count; turn += 1) times.unshift((times[0] ?? 0) - hourMs * (0.1 + 8 * random() ** 2))
  return times.map(Math.floor)
}

function bodyOf(said: string, quoted?: { line: string; of: MailPart }): MailPart {
  const quotedText = quoted
    ? `\n\n${quoted.line}\n\n${textIn(quoted.of, 'text/plain').trimEnd().replaceAll(/^/gm, '> ')}`
    : ''
  const quotedHtml = quoted
    ? `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(quoted.line)}<br></div>` +
      '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
      `${textIn(quoted.of, 'text/html')}</blockquote></div>`
    : ''
  return {
    mimeType: 'multipart/alternative',
    parts: [
      { mimeType: 'text/plain', content: `${said}${quotedText}\n`.replaceAll('\n', '\r\n') },
      { mimeType: 'text/html', content: `<div dir="ltr">${paragraphs(said)}</div>${quotedHtml}\r\n` },
    ],
  }
}

function withFiles(body: MailPart, talk: Talk, { say, head }: Pen): MailPart {
  const number = head.draw % 90
  const title = say(talk.subject)
  const latin = talk.subject[0]
  const files: Record<NonNullable<Talk['brings']>, () => MailPart[]> = {
    pdf: () => [
      {
        mimeType: 'application/pdf',
        filename: `${title}.pdf`,
        content: () => pdf([latin, '', `No. ${String(number)}`, 'This document was made on the fly by the demo.']),
      },
    ],
    text: () => [
      {
        mimeType: 'text/plain',
        filename: 'export.log',
        content: Array.from(
          { length: 40 },
          (_, line) =>
            `${String(line).padStart(4, '0')} invoice ${String(number * 40 + line)} ${line % 7 === 0 ? 'line skipped: no tax rate' : 'ok'}`,
        ).join('\r\n'),
      },
    ],
    png: () => {
      const random = seededRandom(head.draw)
      return [1, 2, 3].map((picture) => {
        const hue = Math.floor(random() * 360)
        return {
          mimeType: 'image/png',
          filename: `${title} ${String(picture)}.png`,
          size: pngSize(320, 200),
          content: () => png(320, 200, hue),
        }
      })
    },
  }
  return { mimeType: 'multipart/mixed', parts: [body, ...files[talk.brings ?? 'text']()] }
}

/** Who takes part in a conversation besides the person. */
function participants({ random, others }: Pen): readonly [Mailbox, ...Mailbox[]] {
  const first = pick(random, others)
  const more = others.filter((other) => other !== first && random() < 0.18).slice(0, 3)
  return [first, ...more]
}
