import { pick } from '../world/prng.ts'
import { iCalendarTime, shortDay } from './dates.ts'
import type { MailPart } from './resource.ts'
import { newsletters, notices, phrases, shops, spam, type Sender } from './seed-bulk-texts.ts'
import { pdf } from './seed-files.ts'
import { escaped, paragraphs } from './seed-html.ts'
import { legacyMails } from './seed-legacy.ts'
import type { Mailbox } from './seed-people.ts'
import { talks } from './seed-talks.ts'
import type { Pen, Written } from './seed-pen.ts'

const hourMs = 3_600_000

/** A thread of one message: from a machine, a shop, a list, a stranger, or begun by the person and not sent. */
export function bulkMail(pen: Pen): Written {
  switch (pen.head.kind) {
    case 'newsletter':
      return newsletterMail(pen)
    case 'receipt':
      return receiptMail(pen)
    case 'invitation':
      return invitationMail(pen)
    case 'spam':
      return spamMail(pen)
    case 'draft':
      return draftMail(pen)
    case 'legacy':
      return legacyMail(pen)
    case 'notice':
    case 'talk':
      return noticeMail(pen)
  }
}

const named = ({ say }: Pen, { name, email }: Sender): Mailbox => ({ name: say(name), email })

const both = (text: string, html: string): MailPart => ({
  mimeType: 'multipart/alternative',
  parts: [
    { mimeType: 'text/plain', content: text.replaceAll('\n', '\r\n') },
    { mimeType: 'text/html', content: html },
  ],
})

/** A page of HTML as machines write it, with tables, a picture from afar and one that only counts who reads. */
function page(title: string, inner: string, host: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
a{color:#2f5fd0} .box{font-family:sans-serif;max-width:600px;margin:0 auto} @media(max-width:480px){.box{padding:8px}}
</style></head><body style="margin:0;background-color:#f4f4f0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<div class="box" style="background-color:#ffffff;padding:24px;font-family:sans-serif;color:#222222"><img src="https://images.${host}/logo.png" width="120" height="40" alt="${escaped(host)}">
<h1 style="font-size:22px">${escaped(title)}</h1>${inner}</div></td></tr></table>
<img src="https://track.${host}/open?id=4711" width="1" height="1" alt=""></body></html>`
}

function newsletterMail(pen: Pen): Written {
  const { say, random, head, me } = pen
  const letter = newsletters[head.topic % newsletters.length] ?? newsletters[0]
  const subject = say(pick(random, letter.subjects), 1 + (head.draw % 52))
  const host = letter.from.email.split('@')[1] ?? ''
  const link = `https://www.${host}/issues/${String(head.draw % 1_000)}`
  const lead = say(letter.lead)
  const text = `${subject}\n\n${lead}\n\n${say(phrases.readOn)}: ${link}\n\n--\n${say(phrases.unsubscribe)}: https://www.${host}/bye\n`
  const html = page(
    subject,
    `<p>${escaped(lead)}</p><p><img src="https://images.${host}/cover-${String(head.draw % 9)}.jpg" width="552" height="240" alt=""></p>` +
      `<p><a href="${link}" style="background-color:#2f5fd0;color:#ffffff;padding:10px 16px;text-decoration:none">${say(phrases.readOn)}</a></p>` +
      `<p style="font-size:12px;color:#777777"><a href="https://www.${host}/bye">${say(phrases.unsubscribe)}</a></p>`,
    host,
  )
  const headers = [
    { name: 'List-Unsubscribe', value: `<https://www.${host}/bye>, <mailto:bye@${host}>` },
    { name: 'List-Id', value: `<letters.${host}>` },
    { name: 'Precedence', value: 'bulk' },
  ]
  return { from: named(pen, letter.from), to: [me], subject, root: both(text, html), atMs: head.atMs, headers }
}

function noticeMail(pen: Pen): Written {
  const { say, head, me } = pen
  const notice = notices[head.topic % notices.length] ?? notices[0]
  const number = notice.subject[0].includes('month') ? 1 + (head.draw % 12) : 2 + (head.draw % 9_000)
  const text = `${say(notice.body, number)}\n`
  const root: MailPart =
    head.draw % 3 === 0 ? { mimeType: 'text/plain', content: text } : both(text, `<div>${paragraphs(text)}</div>`)
  return {
    from: named(pen, notice.from),
    to: [me],
    subject: say(notice.subject, number),
    root,
    atMs: head.atMs,
    headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }],
  }
}

function receiptMail(pen: Pen): Written {
  const { say, random, head, me, context } = pen
  const shop = shops[head.topic % shops.length] ?? shops[0]
  const number = 100_000 + (head.draw % 900_000)
  const currency = { en: '$', ko: '₩', ja: '¥' }[context.language]
  const scale = { en: 1, ko: 1_000, ja: 100 }[context.language]
  const lines = shop.items.map((item) => ({ name: say(item), price: (2 + Math.floor(random() * 40)) * scale }))
  const total = lines.reduce((sum, { price }) => sum + price, 0)
  const money = (value: number) => currency + value.toLocaleString('en')
  const subject = say(shop.subject, number)
  const host = shop.from.email.split('@')[1] ?? ''
  const rows = lines.map(
    ({ name, price }) => `<tr><td>${escaped(name)}</td><td align="right">${money(price)}</td></tr>`,
  )
  const html = page(
    subject,
    `<table width="100%" cellpadding="6" style="border-collapse:collapse">${rows.join('')}<tr style="font-weight:bold"><td>${say(phrases.total)}</td><td align="right">${money(total)}</td></tr></table><p>${say(phrases.thanks)}</p>`,
    host,
  )
  const plain = [
    ...lines.map(({ name, price }) => `${name}  ${money(price)}`),
    `${say(phrases.total)}  ${money(total)}`,
  ]
  return {
    from: named(pen, shop.from),
    to: [me],
    subject,
    atMs: head.atMs,
    root: {
      mimeType: 'multipart/mixed',
      parts: [
        both(`${subject}\n\n${plain.join('\n')}\n\n${say(phrases.thanks)}\n`, html),
        {
          mimeType: 'application/pdf',
          filename: `receipt-${String(number)}.pdf`,
          content: () =>
            pdf([`${shop.from.name[0]}: ${shop.subject[0].replace('{n}', String(number))}`, `Total: ${String(total)}`]),
        },
      ],
    },
  }
}

function invitationMail(pen: Pen): Written {
  const { say, head, me, random, others, context } = pen
  const from = pick(random, others)
  const talk = talks[head.topic % talks.length] ?? talks[0]
  const title = say(talk.subject)
  const startMs = Math.ceil(head.atMs / hourMs) * hourMs + 48 * hourMs
  const subject = `${say(phrases.invitation)}: ${title} (${shortDay(startMs, context.timeZone)})`
  const calendar = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Demo//Calendar//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `DTSTART:${iCalendarTime(startMs)}`,
    `DTEND:${iCalendarTime(startMs + hourMs)}`,
    `DTSTAMP:${iCalendarTime(head.atMs)}`,
    `UID:${String(head.draw)}@calendar.demo.example`,
    `ORGANIZER;CN=${from.name.replaceAll(/[,;:"]/g, ' ')}:mailto:${from.email}`,
    `ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${me.email}`,
    `SUMMARY:${title.replaceAll(/[,;\\]/g, String.raw`\$&`)}`,
    `LOCATION:${say(phrases.room)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const text = `${say(phrases.invited)}\n\n${title}\n${say(phrases.when)}: ${shortDay(startMs, context.timeZone)}\n${say(phrases.where)}: ${say(phrases.room)}\n`
  const body = both(text, `<div>${paragraphs(text)}</div>`)
  return {
    from,
    to: [me],
    subject,
    atMs: head.atMs,
    root: {
      mimeType: 'multipart/mixed',
      parts: [
        {
          ...body,
          parts: [
            ...(body.parts ?? []),
            { mimeType: 'text/calendar', headers: [{ name: 'X-Method', value: 'REQUEST' }], content: calendar },
          ],
        },
        { mimeType: 'application/ics', filename: 'invite.ics', content: calendar },
      ],
    },
  }
}

function spamMail(pen: Pen): Written {
  const { say, head, me } = pen
  const one = spam[head.topic % spam.length] ?? spam[0]
  const text = `${say(one.body)}\n`
  const html = `<div><a href="https://login.prizes.example/?u=${String(head.draw)}">${escaped(text)}</a></div>`
  const subject = say(one.subject, 1_000 * (1 + (head.draw % 90)))
  return { from: named(pen, one.from), to: [me], subject, root: both(text, html), atMs: head.atMs }
}

function draftMail(pen: Pen): Written {
  const { say, head, me, random, others } = pen
  const root: MailPart = { mimeType: 'text/plain', content: say(phrases.draft).replaceAll('\n', '\r\n') }
  return { from: me, to: [pick(random, others)], subject: say(phrases.draftSubject), root, atMs: head.atMs }
}

function legacyMail(pen: Pen): Written {
  const { head, me } = pen
  const mail = legacyMails[head.topic % legacyMails.length] ?? legacyMails[0]
  if (!mail) return noticeMail(pen)
  const { charset, base64 } = mail
  const root: MailPart = {
    mimeType: 'text/plain',
    charset,
    content: () => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
  }
  return { from: named(pen, mail.from), to: [me], subject: mail.subject, root, atMs: head.atMs }
}
