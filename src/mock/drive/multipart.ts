const crlf = [13, 10]

interface Part {
  headers: Headers
  body: Uint8Array<ArrayBuffer>
}

/**
 * The parts of a `multipart/related` body (RFC 2387, RFC 2046 §5.1).
 * @returns undefined where it is malformed
 */
export function readMultipart(contentType: string, bytes: Uint8Array<ArrayBuffer>): Part[] | undefined {
  const [, quoted, plain] = /^multipart\/related\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return undefined
  const delimiter = new TextEncoder().encode(`--${boundary}`)
  const parts: Part[] = []
  let at = indexOf(bytes, delimiter, 0)
  if (at !== 0) return undefined
  for (;;) {
    at += delimiter.length
    if (bytes[at] === 45 && bytes[at + 1] === 45) return parts
    if (!startsWith(bytes, crlf, at)) return undefined
    const next = indexOf(bytes, [...crlf, ...delimiter], at)
    if (next < 0) return undefined
    const part = readPart(bytes.subarray(at + 2, next))
    if (!part) return undefined
    parts.push(part)
    at = next + 2
  }
}

function readPart(bytes: Uint8Array<ArrayBuffer>): Part | undefined {
  const end = startsWith(bytes, crlf, 0) ? 0 : indexOf(bytes, [...crlf, ...crlf], 0)
  if (end < 0) return undefined
  const headers = new Headers()
  for (const line of new TextDecoder().decode(bytes.subarray(0, end)).split('\r\n').filter(Boolean)) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return undefined
    headers.append(name, value)
  }
  return { headers, body: bytes.slice(end === 0 ? 2 : end + 4) }
}

const startsWith = (bytes: Uint8Array, wanted: ArrayLike<number>, at: number) =>
  Array.from(wanted).every((byte, index) => bytes[at + index] === byte)

function indexOf(bytes: Uint8Array, wanted: ArrayLike<number>, from: number): number {
  const [first = 0] = Array.from(wanted)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, wanted, at)) return at
  }
  return -1
}
