import type { TraceEntry, TraceField, TraceMessage } from '#trace/entry.ts'
import { readMask } from '#trace/mask.ts'

const isForm = ({ step, request }: TraceEntry) =>
  request?.line.startsWith('POST ') === true && (step === 'token-request' || step === 'revocation')

/** A value as it stands in text for others: what was hidden is named, so that nobody sends the mask. */
export const valueOrPlaceholder = (field: TraceField): string =>
  field.masked || readMask(field.value) ? `<${shownName(field)}>` : field.value

/** A name that was hidden itself is called so. */
export const shownName = ({ name }: TraceField): string => (readMask(name) ? 'hidden' : name)

const methods: readonly unknown[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** `POST` and the address of a request line, with placeholders for what is hidden in it. */
export function requestLine({ line }: TraceMessage): { method: string; url: string } {
  const [, method = '', url = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? []
  return { method: methods.includes(method) ? method : '<method>', url: url.replaceAll(maskInPath, '<hidden>') }
}

const maskInPath = /•+(?: \(\d+ characters\))?(?!@)/g

/** The parameters of a request by where they travel. The body of an API's request is never recorded. */
export function parametersOf(entry: TraceEntry): { query: readonly TraceField[]; form: readonly TraceField[] } {
  const fields = (entry.request?.fields ?? []).filter(({ name }) => !isBody(name))
  return isForm(entry) ? { query: [], form: fields } : { query: fields, form: [] }
}

const isBody = (name: string) => name === 'body'

/** The request as HTTP/1.1 writes it (RFC 9112 §2.1), with placeholders for what is hidden. */
export function requestText(entry: TraceEntry): string {
  if (!entry.request) return ''
  const { method, url } = requestLine(entry.request)
  const { query, form } = parametersOf(entry)
  const [, host, path = url] = /^https?:\/\/([^/]*)(.*)$/s.exec(url) ?? []
  const target = path + (query.length > 0 ? `?${encoded(query)}` : '')
  const headers = [
    `${method} ${target} HTTP/1.1`,
    ...(host ? [`host: ${host}`] : []),
    ...entry.request.headers.map((field) => `${field.name}: ${headerValue(field)}`),
    ...(form.length > 0 ? ['content-type: application/x-www-form-urlencoded'] : []),
  ]
  return [...headers, '', ...(form.length > 0 ? [encoded(form)] : [])].join('\n')
}

/** The answer as HTTP/1.1 writes it; members of a JSON body one a line. */
export function responseText({ response }: TraceEntry): string {
  if (!response) return ''
  const members = response.fields.filter(({ name }) => !isBody(name))
  const body = Object.fromEntries(members.map((field) => [field.name, valueOrPlaceholder(field)]))
  return [
    `HTTP/1.1 ${response.line}`,
    ...response.headers.map((field) => `${field.name}: ${headerValue(field)}`),
    '',
    ...(members.length > 0 ? [JSON.stringify(body, undefined, 2)] : []),
  ].join('\n')
}

/** Credentials keep their scheme: `Bearer <access_token>`. */
export function headerValue(field: TraceField): string {
  const scheme = readMask(field.value)?.scheme
  return scheme ? `${scheme} <access_token>` : valueOrPlaceholder(field)
}

const encoded = (fields: readonly TraceField[]) =>
  fields
    .map((field) => {
      const value = valueOrPlaceholder(field)
      return `${shownName(field)}=${value.startsWith('<') ? value : encodeURIComponent(value)}`
    })
    .join('&')
