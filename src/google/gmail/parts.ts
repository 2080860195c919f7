import * as v from 'valibot'
import { lenient, lenientListOf, text } from '../fields.ts'

export interface Header {
  name: string
  value: string
}

/** One part of a message; `parts` is empty where it is not a container. */
export interface MessagePart {
  partId: string
  mimeType: string
  /** Empty where the part is no attachment. */
  filename: string
  headers: readonly Header[]
  body: {
    /** Bytes, as Google counts them. */
    size: number
    /** base64url; absent where the body is to be fetched by `attachmentId`, or is empty. */
    data?: string | undefined
    attachmentId?: string | undefined
  }
  parts: readonly MessagePart[]
}

/** Mail nests a handful deep; somebody who nests deeper wants to keep us busy. */
const maxDepth = 20
/** Of a whole message. */
const maxParts = 500
const maxHeaders = 300
/** Gmail hands out larger bodies by `attachments.get`. */
const maxDataChars = 16_000_000

const header = v.object({ name: v.pipe(v.string(), v.maxLength(200)), value: text(20_000) })

const flatPart = v.object({
  partId: v.fallback(text(100), ''),
  mimeType: v.fallback(text(200), 'application/octet-stream'),
  filename: v.fallback(text(500), ''),
  headers: lenientListOf(header, maxHeaders),
  body: v.fallback(
    v.object({
      size: v.fallback(v.pipe(v.number(), v.minValue(0)), 0),
      data: lenient(v.pipe(v.string(), v.maxLength(maxDataChars))),
      attachmentId: lenient(v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_000))),
    }),
    { size: 0, data: undefined, attachmentId: undefined },
  ),
  parts: v.fallback(v.array(v.unknown()), []),
})

/** A tree of parts, cut at 20 levels and 500 parts in all; what cannot be read is left out. */
export const messagePart = v.pipe(
  v.looseObject({}),
  v.transform((value): MessagePart => {
    let left = maxParts
    const read = (part: unknown, depth: number): MessagePart[] => {
      const parsed = v.safeParse(flatPart, part)
      if (!parsed.success || left <= 0 || depth > maxDepth) return []
      left -= 1
      return [{ ...parsed.output, parts: parsed.output.parts.flatMap((inner) => read(inner, depth + 1)) }]
    }
    return read(value, 1)[0] ?? { partId: '', mimeType: '', filename: '', headers: [], body: { size: 0 }, parts: [] }
  }),
)

/** The first value of a header, whatever its case; empty where there is none. */
export function headerOf(part: Pick<MessagePart, 'headers'> | undefined, name: string): string {
  const wanted = name.toLowerCase()
  return part?.headers.find((one) => one.name.toLowerCase() === wanted)?.value ?? ''
}
