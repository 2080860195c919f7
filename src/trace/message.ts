import type { Shown, TraceField, TraceMessage } from './entry.ts'
import { mask, printable } from './mask.ts'
import { headerField, parameterField, splitUrl } from './redact.ts'

const maxFields = 60
const maxDepth = 3
const maxBodyCharacters = 200_000
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

type Pairs = Iterable<readonly [name: string, value: string]> | Readonly<Record<string, string>>

/** A request with its live values. Redaction makes a copy; nothing here is changed. */
export interface LiveRequest {
  method: string
  /** Absolute, with query and fragment; both become fields. */
  url: string
  headers?: Pairs
  /** Form fields of a protocol request. */
  form?: Pairs
  /** Size of a body that is not recorded. */
  bodyBytes?: number
}

/** A response with its live values. */
export interface LiveResponse {
  status: number
  headers?: Pairs
  /**
   * `protocol`: the JSON members of an OAuth or OpenID Connect endpoint are shown, each by its rule.
   * `api`: the body is somebody's mail or calendar; of it only size and, where it failed, Google's reason are kept.
   */
  endpoint: 'protocol' | 'api'
  mediaType?: string
  /** The body as text, if it was read as text. */
  text?: string
  bodyBytes?: number
}

/** The redacted copy of a request. Never throws. */
export function requestOf(live: LiveRequest): TraceMessage {
  const { shown, parameters } = splitUrl(live.url)
  const method = methods.has(live.method) ? live.method : mask(live.method)
  return {
    line: `${method} ${shown}` as Shown,
    headers: pairs(live.headers).map(([name, value]) => headerField(name, value)),
    fields: [
      ...[...parameters, ...pairs(live.form)].slice(0, maxFields).map(([name, value]) => parameterField(name, value)),
      ...bodyFields(live.bodyBytes),
    ],
  }
}

/** The redacted copy of a response. Never throws; a body that cannot be read is masked as a whole. */
export function responseOf(live: LiveResponse): TraceMessage {
  const headers = pairs(live.headers).map(([name, value]) => headerField(name, value))
  if (live.mediaType !== undefined && !headers.some(({ name }) => (name as string) === 'content-type')) {
    headers.push(headerField('content-type', live.mediaType))
  }
  return {
    line: String(Math.trunc(live.status)) as Shown,
    headers,
    fields: live.endpoint === 'protocol' ? protocolFields(live) : apiFields(live),
  }
}

function protocolFields({ text, bodyBytes }: LiveResponse): TraceField[] {
  if (text === undefined || text === '') return bodyFields(bodyBytes)
  const body = parse(text)
  if (typeof body !== 'object' || body === null) return [field('body', mask(text), true)]
  return members(body, '', 0).slice(0, maxFields)
}

/** @see https://docs.cloud.google.com/apis/design/errors#error_model */
function apiFields({ status, text, bodyBytes }: LiveResponse): TraceField[] {
  const size = bodyFields(bodyBytes ?? text?.length)
  if (status < 400 || text === undefined) return size
  const error = member(parse(text), 'error')
  const reasons = [...list(member(error, 'errors')), ...list(member(error, 'details'))]
    .map((detail) => member(detail, 'reason'))
    .filter((reason) => typeof reason === 'string')
  return [
    ...size,
    ...[member(error, 'status')].filter((value) => typeof value === 'string').map((value) => named('status', value)),
    ...reasons.slice(0, 5).map((reason) => named('reason', reason)),
  ]
}

/** Names of Google's closed lists: `insufficientPermissions`, `PERMISSION_DENIED`. */
function named(name: 'status' | 'reason', live: string): TraceField {
  const known = /^(?:[a-z]{1,24}(?:[A-Z][a-z]{1,24}){0,5}|[A-Z]{1,24}(?:_[A-Z]{1,24}){0,6})$/.test(live)
  return known ? field(name, live) : field(name, mask(live), true)
}

/** Every leaf of a JSON value, named by its path (`keys.0.kid`) and shown by the rule of its own name. */
function members(body: object, path: string, depth: number): TraceField[] {
  const fields: TraceField[] = []
  for (const [name, value] of Object.entries(body) as [string, unknown][]) {
    if (fields.length >= maxFields) break
    const at = path + name
    if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        fields.push(leaf(at, name, value.join(' ')))
      else if (depth < maxDepth) fields.push(...members(value, `${at}.`, depth + 1))
      else fields.push(field(leaf(at, name, '').name, mask(JSON.stringify(value)), true))
    } else fields.push(leaf(at, name, String(value)))
  }
  return fields
}

function leaf(path: string, name: string, live: string): TraceField {
  const { value, masked } = parameterField(name, live)
  return { name: path === name ? parameterField(name, '').name : parameterField(path, '').name, value, masked }
}

function bodyFields(bytes: number | undefined): TraceField[] {
  return bytes === undefined || bytes === 0 ? [] : [field('body', `${Math.trunc(bytes)} bytes`, true)]
}

const field = (name: string, value: string, masked = false): TraceField => ({
  name: name as Shown,
  value: printable(value) as Shown,
  masked,
})

function pairs(live: Pairs | undefined): (readonly [string, string])[] {
  if (live === undefined) return []
  const all = Symbol.iterator in live ? [...(live as Iterable<readonly [string, string]>)] : Object.entries(live)
  return all.slice(0, maxFields)
}

function parse(text: string): unknown {
  if (text.length > maxBodyCharacters) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
