import type { TraceEntry } from '#trace/entry.ts'
import { printable } from '#trace/mask.ts'
import { headerValue, parametersOf, requestLine, shownName, valueOrPlaceholder } from './http-text.ts'

/** One word of a POSIX shell, whatever is in it. A terminal would obey control characters even in quotes. */
const quoted = (text: string) => `'${printable(text).replaceAll("'", String.raw`'\''`)}'`

/** A name that HTTP knows as one (RFC 9110 §5.6.2); curl reads others as files, or as words of its own. */
const token = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * A request as a command for a shell. What is hidden in the trace is a placeholder here, so it does nothing before
 * somebody fills it in; a body that was not recorded is left out. A trace may be somebody else's, written to be copied:
 * undefined where its address or method would be anything else to curl.
 */
export function curlOf(entry: TraceEntry): string | undefined {
  if (!entry.request) return undefined
  const { method, url } = requestLine(entry.request)
  if (!/^[A-Z]+$/.test(method) || !/^https?:\/\//.test(url)) return undefined
  const { query, form } = parametersOf(entry)
  const parts = [
    `curl ${quoted(url)}`,
    // In addresses, curl counts through [1-9] and {a,b}.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(method === 'GET' || form.length > 0 ? [] : [`--request ${method}`]),
    ...(query.length > 0 ? ['--get'] : []),
    ...entry.request.headers
      .filter(({ name }) => token.test(name))
      .map((field) => `--header ${quoted(`${field.name}: ${headerValue(field)}`)}`),
    ...[...query, ...form].map(
      (field) => `--data-urlencode ${quoted(`${encodeURIComponent(shownName(field))}=${valueOrPlaceholder(field)}`)}`,
    ),
  ]
  return parts.join(' \\\n  ')
}
