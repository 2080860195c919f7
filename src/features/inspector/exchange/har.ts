import type { TraceEntry, TraceField } from '#trace/entry.ts'
import { headerValue, parametersOf, requestLine, valueOrPlaceholder } from './http-text.ts'

const header = (field: TraceField) => ({ name: field.name, value: headerValue(field) })
const pair = (field: TraceField) => ({ name: field.name, value: valueOrPlaceholder(field) })

/**
 * The exchanges of a trace as an HTTP archive, for the tools of browsers; steps without a request are left out.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function harOf(entries: readonly TraceEntry[]): string {
  const log = {
    version: '1.2',
    creator: { name: 'Pixy', version: '1' },
    entries: entries.filter(({ request }) => request).map(harEntry),
  }
  return JSON.stringify({ log }, undefined, 2)
}

function harEntry(entry: TraceEntry) {
  const { request, response, atMs, durationMs = 0, step, code } = entry
  const { method, url } = request ? requestLine(request) : { method: '', url: '' }
  const { query, form } = parametersOf(entry)
  const search = query.map((field) => `${field.name}=${encodeURIComponent(valueOrPlaceholder(field))}`).join('&')
  const members = (response?.fields ?? []).filter(({ masked, name }) => !(masked && isBody(name)))
  const mimeType = response?.headers.find(({ name }) => isContentType(name))?.value ?? ''
  return {
    startedDateTime: new Date(atMs).toISOString(),
    time: durationMs,
    request: {
      method,
      url: search === '' ? url : `${url}?${search}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: (request?.headers ?? []).map(header),
      queryString: query.map(pair),
      ...(form.length > 0
        ? { postData: { mimeType: 'application/x-www-form-urlencoded', params: form.map(pair), text: '' } }
        : {}),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: Number(response?.line ?? 0) || 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: (response?.headers ?? []).map(header),
      content: {
        size: -1,
        mimeType,
        ...(members.length > 0
          ? { text: JSON.stringify(Object.fromEntries(members.map((one) => [one.name, valueOrPlaceholder(one)]))) }
          : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: code === undefined ? step : `${step}: ${code}`,
  }
}

const isBody = (name: string) => name === 'body'
const isContentType = (name: string) => name === 'content-type'
