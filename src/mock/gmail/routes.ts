import { parseFields, selected } from '../drive/fields.ts'
import { json } from '../http/answer.ts'
import type { Api, ApiCall, ApiRoute } from '../http/api.ts'
import { base64url } from '../world/encoding.ts'
import { invalidArgument, notFound } from './answer.ts'
import { trash, untrash } from './change-mailbox.ts'
import { messageResource, partOfAttachment, type MessageFormat } from './format.ts'
import { listHistory } from './history.ts'
import { createLabel, deleteLabel, getLabel, listLabels, patchLabel } from './label-routes.ts'
import { listDrafts, listMessages, listThreads } from './list.ts'
import { batchDelete, batchModify, changeMessage, changeThread, deleteMessage, deleteThread } from './modify.ts'
import type { QuotaKind } from './quota.ts'
import { bytesOf, type MailMessage } from './resource.ts'
import { arrive } from './send-mail.ts'
import { bytesOfMessage, whole } from './whole-message.ts'
import { createDraft, deleteDraft, getDraft, sendDraft, sendMessage, updateDraft } from './write-routes.ts'

const full = 'https://mail.google.com/'
const change = ['gmail.modify', full]
const read = [...change, 'gmail.readonly']
const readLabels = [...read, 'gmail.labels']
const changeLabels = [...change, 'gmail.labels']
const draft = [...change, 'gmail.compose']
const send = [...draft, 'gmail.send']

/** Gmail v1, for `users/me` and for the person's own address. */
export const gmailApi: Api = {
  service: 'gmail.googleapis.com',
  routes: [
    route('GET', 'profile', read, 'label', profile),
    route('GET', 'history', read, 'history', listHistory),
    route('GET', 'labels', readLabels, 'label', listLabels),
    route('POST', 'labels', changeLabels, 'change', createLabel),
    route('GET', 'labels/:', readLabels, 'label', getLabel),
    route('PATCH', 'labels/:', changeLabels, 'change', patchLabel),
    route('PUT', 'labels/:', changeLabels, 'change', patchLabel),
    route('DELETE', 'labels/:', changeLabels, 'change', deleteLabel),
    route('GET', 'threads', read, 'list', listThreads),
    route('GET', 'threads/:', read, 'get', getThread),
    route('POST', 'threads/:/modify', change, 'change', changeThread()),
    route('POST', 'threads/:/trash', change, 'change', changeThread(trash)),
    route('POST', 'threads/:/untrash', change, 'change', changeThread(untrash)),
    route('DELETE', 'threads/:', [full], 'change', deleteThread),
    route('GET', 'messages', read, 'list', listMessages),
    route('POST', 'messages/send', send, 'send', sendMessage),
    route('POST', 'messages/batchModify', change, 'batch', batchModify),
    route('POST', 'messages/batchDelete', [full], 'batch', batchDelete),
    route('GET', 'messages/:', read, 'get', getMessage),
    route('POST', 'messages/:/modify', change, 'change', changeMessage()),
    route('POST', 'messages/:/trash', change, 'change', changeMessage(trash)),
    route('POST', 'messages/:/untrash', change, 'change', changeMessage(untrash)),
    route('DELETE', 'messages/:', [full], 'change', deleteMessage),
    route('GET', 'messages/:/attachments/:', read, 'get', getAttachment),
    route('GET', 'drafts', [...draft, 'gmail.readonly'], 'list', listDrafts),
    route('POST', 'drafts', draft, 'change', createDraft),
    route('POST', 'drafts/send', send, 'send', sendDraft),
    route('GET', 'drafts/:', [...draft, 'gmail.readonly'], 'get', getDraft),
    route('PUT', 'drafts/:', draft, 'change', updateDraft),
    route('DELETE', 'drafts/:', draft, 'change', deleteDraft),
  ],
}

/** The address to which messages go up as they are. */
export const gmailUploadApi: Api = {
  service: 'gmail.googleapis.com',
  routes: [
    route('POST', 'messages/send', send, 'send', sendMessage),
    route('POST', 'drafts', draft, 'change', createDraft),
    route('PUT', 'drafts/:', draft, 'change', updateDraft),
  ],
}

/** A route below a user, with what it costs; in its path `:` stands for one segment. */
function route(
  method: ApiRoute['method'],
  path: string,
  scopes: readonly string[],
  cost: QuotaKind,
  answer: ApiRoute['answer'],
): ApiRoute {
  return {
    method,
    path: new RegExp(`^users/(?:me|[^/]+@[^/]+)/${path.replaceAll(':', '([^/]+)')}$`),
    scopes,
    answer: async (call) => {
      const { world, person } = call
      const refused = world.gmail.quota.charge(world.options.mailQuota, person, cost, world.nowMs)
      if (refused) return refused
      await arrive(world, person)
      return withFields(call.parameters, await answer(call))
    },
  }
}

/** Of an answer, what the parameter `fields` asks for. */
async function withFields(parameters: URLSearchParams, response: Response): Promise<Response> {
  const fields = parameters.get('fields')
  if (fields === null || response.status !== 200) return response
  const selection = parseFields(fields)
  return selection
    ? json(selected(await response.json(), selection))
    : invalidArgument(`Invalid field selection ${fields}`)
}

function profile({ world, person }: ApiCall): Response {
  const mailbox = world.gmail.mailboxOf(person)
  return json({ emailAddress: person.email, ...mailbox.totals(), historyId: String(mailbox.historyId) })
}

const formats: readonly string[] = ['minimal', 'full', 'metadata', 'raw'] satisfies MessageFormat[]

/** How a message is asked for; undefined where it is no format of Gmail's. */
function formatOf(parameters: URLSearchParams): MessageFormat | undefined {
  const format = (parameters.get('format') ?? 'full').toLowerCase()
  return formats.includes(format) ? (format as MessageFormat) : undefined
}

async function resourceOf({ world, person, parameters }: ApiCall, message: MailMessage, format: MessageFormat) {
  if (format === 'raw') {
    const raw = base64url(await bytesOfMessage(world, person, message))
    return { ...messageResource(message, 'minimal'), raw }
  }
  const content = format === 'full' ? await whole(world, person, message) : message
  return messageResource(content, format, parameters.getAll('metadataHeaders'))
}

async function getThread(call: ApiCall): Promise<Response> {
  const { world, person, match, parameters } = call
  const format = formatOf(parameters)
  if (!format || format === 'raw') return invalidArgument('Invalid format')
  const id = match[0] ?? ''
  const messages = world.gmail.mailboxOf(person).thread(id)
  if (!messages) return notFound()
  const historyId = String(Math.max(...messages.map((message) => message.historyId)))
  return json({
    id,
    historyId,
    messages: await Promise.all(messages.map((message) => resourceOf(call, message, format))),
  })
}

async function getMessage(call: ApiCall): Promise<Response> {
  const { world, person, match, parameters } = call
  const format = formatOf(parameters)
  if (!format) return invalidArgument('Invalid format')
  const message = world.gmail.mailboxOf(person).message(match[0] ?? '')
  return message ? json(await resourceOf(call, message, format)) : notFound()
}

async function getAttachment({ world, person, match: [id = '', attachmentId = ''] }: ApiCall): Promise<Response> {
  const message = world.gmail.mailboxOf(person).message(id)
  const part = message && partOfAttachment(await whole(world, person, message), attachmentId)
  if (!part) return notFound()
  const bytes = bytesOf(part)
  return json({ size: bytes.length, data: base64url(bytes) })
}
