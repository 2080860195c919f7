import { badRequest, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { base64urlText, fromBase64url } from '../world/encoding.ts'
import { snippetOf } from './format.ts'
import type { ThreadEntry } from './mailbox.ts'

/** Where a page ended; opaque to clients, as at Google. */
interface Place {
  atMs: number
  id: string
}

const writeToken = ({ atMs, id }: Place) => base64urlText(`${String(atMs)} ${id}`)

function readToken(text: string): Place | undefined {
  const [, atMs, id] = /^(\d{1,15}) ([0-9a-f]{16})$/.exec(fromBase64url(text) ?? '') ?? []
  return atMs === undefined || id === undefined ? undefined : { atMs: Number(atMs), id }
}

/** `threads.list`. */
export function listThreads({ world, person, parameters }: ApiCall): Response {
  const mailbox = world.gmail.mailboxOf(person)
  const maxResults = Number(parameters.get('maxResults') ?? 100)
  if (!Number.isInteger(maxResults) || maxResults < 0) return badRequest('Invalid maxResults', 'maxResults')
  const token = parameters.get('pageToken')
  const after = token === null ? undefined : readToken(token)
  if (token !== null && !after) return badRequest('Invalid pageToken', 'pageToken')
  const labelIds = parameters.getAll('labelIds')
  const isShown = shown(labelIds, parameters.get('includeSpamTrash') === 'true')

  const found: ThreadEntry[] = []
  const size = Math.min(maxResults || 100, 500)
  for (const thread of mailbox.threadsWith(labelIds, after)) {
    if (!thread.labels().some(isShown)) continue
    found.push(thread)
    if (found.length > size) break
  }
  const page = found.slice(0, size)
  const last = page.at(-1)
  const threads = page.map(({ id }) => {
    const messages = mailbox.thread(id) ?? []
    const latest = messages.at(-1)
    return {
      id,
      snippet: latest ? snippetOf(latest) : '',
      historyId: String(Math.max(...messages.map(({ historyId }) => historyId))),
    }
  })
  return json({
    ...(threads.length > 0 ? { threads } : {}),
    ...(found.length > size && last ? { nextPageToken: writeToken(last) } : {}),
    // Google's own is a guess too: good for "about".
    resultSizeEstimate: found.length > size ? 201 : page.length,
  })
}

/** Whether a message with some labels is in a list. Spam and trash are only where they are asked for. */
function shown(labelIds: readonly string[], includeSpamTrash: boolean): (labels: readonly string[]) => boolean {
  const hidden = ['SPAM', 'TRASH'].filter((label) => !includeSpamTrash && !labelIds.includes(label))
  return (labels) =>
    labelIds.every((label) => labels.includes(label)) && !hidden.some((label) => labels.includes(label))
}
