import { json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { base64urlText, fromBase64url } from '../world/encoding.ts'
import { invalidArgument } from './answer.ts'
import { snippetOf } from './format.ts'
import type { Mailbox, Place } from './mailbox.ts'
import type { MailMessage } from './resource.ts'
import { answers } from './search-match.ts'
import { fieldsIn, parseSearch, type Search } from './search-query.ts'

/** Where a page ended; opaque to clients, as at Google. */
const writeToken = ({ atMs, id }: Place) => base64urlText(`${String(atMs)} ${id}`)

function readToken(text: string): Place | undefined {
  const [, atMs, id] = /^(\d{1,15}) ([0-9a-f]{16})$/.exec(fromBase64url(text) ?? '') ?? []
  return atMs === undefined || id === undefined ? undefined : { atMs: Number(atMs), id }
}

interface Found {
  place: Place
  /** Those that are meant; written only when somebody asks. */
  messages: () => readonly MailMessage[]
}

interface FoundPage {
  found: readonly Found[]
  nextPageToken?: string
  resultSizeEstimate: number
}

/** `threads.list`. */
export function listThreads(call: ApiCall): Response {
  const mailbox = call.world.gmail.mailboxOf(call.person)
  const page = readPage(call, mailbox, call.parameters.getAll('labelIds'))
  if (page instanceof Response) return page
  // Who asks for ids alone has nothing written.
  const idsOnly = (call.parameters.get('fields') ?? '').startsWith('threads(id)')
  const threads = page.found.map(({ place: { id } }) => (idsOnly ? { id } : threadRow(mailbox, id)))
  return json(withoutFound(page, 'threads', threads))
}

function threadRow(mailbox: Mailbox, id: string) {
  const messages = mailbox.thread(id) ?? []
  const latest = messages.at(-1)
  return {
    id,
    snippet: latest ? snippetOf(latest) : '',
    historyId: String(Math.max(...messages.map(({ historyId }) => historyId))),
  }
}

/** `messages.list`. A page ends with a whole thread, so that it may hold a few more than were asked for. */
export function listMessages(call: ApiCall): Response {
  const page = readPage(call, call.world.gmail.mailboxOf(call.person), call.parameters.getAll('labelIds'))
  if (page instanceof Response) return page
  const messages = page.found
    .flatMap((found) => found.messages())
    .toSorted((a, b) => b.internalDateMs - a.internalDateMs)
    .map(({ id, threadId }) => ({ id, threadId }))
  return json(withoutFound(page, 'messages', messages))
}

/** `drafts.list`. */
export function listDrafts(call: ApiCall): Response {
  const mailbox = call.world.gmail.mailboxOf(call.person)
  const page = readPage(call, mailbox, ['DRAFT'])
  if (page instanceof Response) return page
  const drafts = page.found
    .flatMap((found) => found.messages())
    .map(({ id, threadId }) => ({ id: mailbox.draftId(id), message: { id, threadId } }))
  return json(withoutFound(page, 'drafts', drafts))
}

/** An empty list is left out of the answer. */
function withoutFound({ nextPageToken, resultSizeEstimate }: FoundPage, name: string, items: readonly unknown[]) {
  return {
    ...(items.length > 0 ? { [name]: items } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
    resultSizeEstimate,
  }
}

/** The threads of one page, with those of their messages that are meant; or why there are none. */
function readPage({ world, person, parameters }: ApiCall, mailbox: Mailbox, labelIds: readonly string[]) {
  const maxResults = Number(parameters.get('maxResults') ?? 100)
  if (!Number.isInteger(maxResults) || maxResults < 0) return invalidArgument('Invalid maxResults')
  const token = parameters.get('pageToken')
  const after = token === null ? undefined : readToken(token)
  if (token !== null && !after) return invalidArgument('Invalid pageToken')
  const unknown = labelIds.find((id) => !mailbox.labels.some((label) => label.id === id))
  if (unknown !== undefined) return invalidArgument(`Invalid label: ${unknown}`)

  const search = parseSearch(parameters.get('q') ?? '')
  const context = { me: person.email, labels: mailbox.labels, nowMs: world.nowMs }
  const hidden = parameters.get('includeSpamTrash') === 'true' ? [] : hiddenLabels(labelIds, search)
  const isShown = (labels: readonly string[]) =>
    labelIds.every((label) => labels.includes(label)) && !hidden.some((label) => labels.includes(label))
  const isAll = search.kind === 'all' && search.of.length === 0
  const needed = [...labelIds, ...labelsOf(search)]

  const searched = (messages: readonly MailMessage[]) => {
    const meant = messages.filter((message) => isShown(message.labelIds) && answers(search, message, context))
    return meant.length > 0 ? () => meant : undefined
  }

  const size = Math.min(maxResults || 100, 500)
  const found: Found[] = []
  for (const entry of mailbox.threadsWith(needed, after)) {
    if (!entry.labels().some(isShown)) continue
    const messages = isAll
      ? () => (mailbox.thread(entry.id) ?? []).filter(({ labelIds: labels }) => isShown(labels))
      : searched(mailbox.thread(entry.id) ?? [])
    if (messages) found.push({ place: { atMs: entry.atMs, id: entry.id }, messages })
    if (found.length > size) break
  }
  const last = found[size - 1]
  return {
    found: found.slice(0, size),
    ...(found.length > size && last ? { nextPageToken: writeToken(last.place) } : {}),
    // Google's own is a guess too.
    resultSizeEstimate: found.length > size ? 201 : found.length,
  } satisfies FoundPage
}

/** Labels that every answer to a simple search has: lists of a hundred thousand need not be looked through for them. */
function labelsOf(search: Search): string[] {
  const members = search.kind === 'all' ? search.of : [search]
  return members.flatMap((member) => {
    if (member.kind !== 'field' || (member.name !== 'is' && member.name !== 'in')) return []
    const label = member.value.toUpperCase()
    return ['INBOX', 'UNREAD', 'STARRED', 'IMPORTANT', 'SENT', 'TRASH', 'SPAM'].includes(label) ? [label] : []
  })
}

/** Spam and trash are only where they are asked for. */
function hiddenLabels(labelIds: readonly string[], search: Search): string[] {
  const asked = fieldsIn(search).filter(({ name }) => name === 'in' || name === 'label')
  const isAsked = (label: string) =>
    labelIds.includes(label) || asked.some(({ value }) => value === 'anywhere' || value === label.toLowerCase())
  return ['SPAM', 'TRASH'].filter((label) => !isAsked(label))
}
