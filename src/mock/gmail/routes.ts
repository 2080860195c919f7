import { badRequest, json, notFound } from '../http/answer.ts'
import type { Api, ApiCall } from '../http/api.ts'
import { base64url } from '../world/encoding.ts'
import { messageResource, partOfAttachment, type MessageFormat } from './format.ts'
import { listThreads } from './list.ts'
import { bytesOf, type MailMessage } from './resource.ts'

const read = ['gmail.modify', 'gmail.readonly', 'https://mail.google.com/']
const readLabels = [...read, 'gmail.labels']

/** Gmail v1, for `users/me` and for the person's own address. */
export const gmailApi: Api = {
  service: 'gmail.googleapis.com',
  routes: [
    { method: 'GET', path: path('profile'), scopes: read, answer: profile },
    { method: 'GET', path: path('labels'), scopes: readLabels, answer: listLabels },
    { method: 'GET', path: path('labels/:'), scopes: readLabels, answer: getLabel },
    { method: 'GET', path: path('threads'), scopes: read, answer: listThreads },
    { method: 'GET', path: path('threads/:'), scopes: read, answer: getThread },
    { method: 'GET', path: path('messages/:'), scopes: read, answer: getMessage },
    { method: 'GET', path: path('messages/:/attachments/:'), scopes: read, answer: getAttachment },
  ],
}

/** A path below a user; `:` stands for one segment. */
function path(pattern: string): RegExp {
  return new RegExp(`^users/[^/]+/${pattern.replaceAll(':', '([^/]+)')}$`)
}

function profile({ world, person }: ApiCall): Response {
  const mailbox = world.gmail.mailboxOf(person)
  return json({ emailAddress: person.email, ...mailbox.totals(), historyId: String(mailbox.historyId) })
}

function listLabels({ world, person }: ApiCall): Response {
  return json({ labels: world.gmail.mailboxOf(person).labels })
}

function getLabel({ world, person, match: [id = ''] }: ApiCall): Response {
  const mailbox = world.gmail.mailboxOf(person)
  const label = mailbox.labels.find((one) => one.id === id)
  return label ? json({ ...label, ...mailbox.counts(id) }) : notFound()
}

/** How messages are asked for; undefined where it is no format of Gmail's. */
function formatOf(parameters: URLSearchParams): ((message: MailMessage) => unknown) | undefined {
  const format = (parameters.get('format') ?? 'full').toLowerCase()
  const known: readonly string[] = ['minimal', 'full', 'metadata', 'raw'] satisfies MessageFormat[]
  if (!known.includes(format)) return undefined
  return (message) => messageResource(message, format as MessageFormat, parameters.getAll('metadataHeaders'))
}

function getThread({ world, person, match: [id = ''], parameters }: ApiCall): Response {
  const resourceOf = formatOf(parameters)
  if (!resourceOf || parameters.get('format') === 'raw') return badRequest('Invalid format', 'format')
  const messages = world.gmail.mailboxOf(person).thread(id)
  if (!messages) return notFound()
  const historyId = String(Math.max(...messages.map((message) => message.historyId)))
  return json({ id, historyId, messages: messages.map(resourceOf) })
}

function getMessage({ world, person, match: [id = ''], parameters }: ApiCall): Response {
  const resourceOf = formatOf(parameters)
  if (!resourceOf) return badRequest('Invalid format', 'format')
  const message = world.gmail.mailboxOf(person).message(id)
  return message ? json(resourceOf(message)) : notFound()
}

function getAttachment({ world, person, match: [id = '', attachmentId = ''] }: ApiCall): Response {
  const message = world.gmail.mailboxOf(person).message(id)
  const part = message && partOfAttachment(message, attachmentId)
  if (!part) return notFound()
  const bytes = bytesOf(part)
  return json({ size: bytes.length, data: base64url(bytes) })
}
