/** What a JSON pointer finds in a document (RFC 6901), own members only; undefined where it finds nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // A list has a member `length` too.
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
