import type { TraceEntry } from '#trace/entry.ts'
import { headerValue, parametersOf, requestLine, valueOrPlaceholder } from './http-text.ts'

/** One word of a POSIX shell, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * A request as a command for a shell. What is hidden in the trace is a placeholder here, so it does nothing before
 * somebody fills it in; a body that was not recorded is left out.
 */
export function curlOf(entry: TraceEntry): string | undefined {
  if (!entry.request) return undefined
  const { method, url } = requestLine(entry.request)
  const { query, form } = parametersOf(entry)
  const parts = [
    `curl ${quoted(url)}`,
    ...(method === 'GET' || form.length > 0 ? [] : [`--request ${method}`]),
    ...(query.length > 0 ? ['--get'] : []),
    ...entry.request.headers.map((field) => `--header ${quoted(`${field.name}: ${headerValue(field)}`)}`),
    ...[...query, ...form].map((field) => `--data-urlencode ${quoted(`${field.name}=${valueOrPlaceholder(field)}`)}`),
  ]
  return parts.join(' \\\n  ')
}
