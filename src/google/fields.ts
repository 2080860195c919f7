import * as v from 'valibot'

/** Text of somebody else's writing, cut to what a screen can bear. */
export const text = (maxChars: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => (value.length > maxChars ? `${value.slice(0, maxChars)}…` : value)),
  )

/** A member that is left out where it is absent, or is not what Google documents: a stray value costs only itself. */
export const lenient = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** A list whose unreadable members are left out, at most `maxItems` of them. */
export const listOf = <T extends v.GenericSchema>(item: T, maxItems: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((members) =>
      members.slice(0, maxItems).flatMap((member): v.InferOutput<T>[] => {
        const parsed = v.safeParse(item, member)
        return parsed.success ? [parsed.output] : []
      }),
    ),
  )

/** A list that is empty where it is absent, or is no list. */
export const lenientListOf = <T extends v.GenericSchema>(item: T, maxItems: number) =>
  v.fallback(listOf(item, maxItems), [])

/** `YYYY-MM-DD`, a day that exists. */
export const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((value) => toIso(`${value}T00:00:00Z`)?.startsWith(value) ?? false),
)

/** An instant with its offset (RFC 3339 §5.6). */
export const dateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/),
  v.check((value) => toIso(value) !== undefined),
)

function toIso(value: string) {
  const instant = new Date(value)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}
