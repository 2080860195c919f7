/** The parts of one RRULE line, by name, in their order (RFC 5545 §3.3.10). */
export type Rule = ReadonlyMap<string, string>

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** As RFC 5545 writes it. */
export type Weekday = (typeof weekdays)[number]

/** ISO numbers: Monday is 1. */
export const weekdayOf = (number: number): Weekday => weekdays[(number + 6) % 7] ?? 'MO'
export const numberOf = (weekday: Weekday) => weekdays.indexOf(weekday) + 1

export const isRule = (line: string) => /^RRULE:/i.test(line)

export function readRule(line: string): Rule {
  return new Map(
    line
      .slice(line.indexOf(':') + 1)
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', ...value] = part.split('=')
        return [name.toUpperCase(), value.join('=').toUpperCase()]
      }),
  )
}

export const writeRule = (rule: Rule) => `RRULE:${[...rule].map(([name, value]) => `${name}=${value}`).join(';')}`

/** A rule with some parts set anew, in their old place; undefined takes a part away. */
export function withParts(rule: Rule, parts: Readonly<Record<string, string | undefined>>): Rule {
  const changed = new Map(rule)
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) changed.delete(name)
    else changed.set(name, value)
  }
  return changed
}

/** `-1MO`: the last Monday; `MO` alone: every one, and the ordinal is 0. */
export function readByDay(value: string): { ordinal: number; weekday: Weekday }[] | undefined {
  const days = value.split(',').map((day) => {
    const [, ordinal = '', name] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(day) ?? []
    const weekday = weekdays.find((known) => known === name)
    return weekday && { ordinal: Number(ordinal), weekday }
  })
  return days.every((day) => day !== undefined) ? days : undefined
}
