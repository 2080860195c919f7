const value = {
  FREQ: /^(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d*$/,
  COUNT: /^[1-9]\d*$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?\d{1,2}(,-?\d{1,2})*$/,
  BYMONTH: /^\d{1,2}(,\d{1,2})*$/,
  BYSETPOS: /^-?\d{1,3}(,-?\d{1,3})*$/,
  BYYEARDAY: /^-?\d{1,3}(,-?\d{1,3})*$/,
  BYWEEKNO: /^-?\d{1,2}(,-?\d{1,2})*$/,
  BYHOUR: /^\d{1,2}(,\d{1,2})*$/,
  BYMINUTE: /^\d{1,2}(,\d{1,2})*$/,
  BYSECOND: /^\d{1,2}(,\d{1,2})*$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
} as const
const parts = new Map<string, RegExp>(Object.entries(value))

/** Whether lines are what Google takes as `recurrence`: RRULE, EXRULE, RDATE and EXDATE, without DTSTART and DTEND. */
export function isRecurrence(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.every((line) => (/^(RRULE|EXRULE):/.test(line) ? isRule(line) : isDates(line)))
}

function isRule(line: string): boolean {
  const members = line
    .slice(line.indexOf(':') + 1)
    .split(';')
    .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=').slice(1).join('=')])
  const names = new Set(members.map(([name]) => name))
  return (
    names.size === members.length &&
    names.has('FREQ') &&
    !(names.has('COUNT') && names.has('UNTIL')) &&
    members.every(([name, text]) => parts.get(name)?.test(text) ?? false)
  )
}

const isDates = (line: string) =>
  /^(EXDATE|RDATE)(;TZID=[\w/+-]+|;VALUE=(DATE|DATE-TIME))*:\d{8}(T\d{6}Z?)?(,\d{8}(T\d{6}Z?)?)*$/.test(line)
