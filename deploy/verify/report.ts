import { areas, plain, type Finding } from './finding.ts'
import type { Report } from './verify.ts'

/** The report for a person at a terminal: what to fix first of all, then what is worth a look, then what is fine. */
export function reportInWords(report: Report): string {
  const { url, host, redirectUri, findings } = report
  const of = (outcome: Finding['outcome']) =>
    findings
      .filter((finding) => finding.outcome === outcome)
      .toSorted((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area))
  const section = (title: string, sign: string, some: readonly Finding[]) =>
    some.length === 0
      ? []
      : [
          '',
          title,
          // What one deed mends is said once, below all that it mends.
          ...some.flatMap(({ what, fix }, index) => [
            `  ${sign} ${what}`,
            ...(fix === undefined || fix === some[index + 1]?.fix ? [] : [`    → ${fix}`]),
          ]),
        ]
  const [wrong, advice, fine] = [of('wrong'), of('advice'), of('fine')]
  const lines = [
    `${url}${host === undefined ? '' : `, host: ${host}`}`,
    `Redirect URI to register at providers: ${redirectUri}`,
    ...section('To fix', '✗', wrong),
    ...section('Worth a look', '!', advice),
    ...section('Fine', '✓', fine),
    '',
    wrong.length === 0 ? 'Nothing to fix.' : `${wrong.length} to fix.`,
  ]
  return `${lines.map(line).join('\n')}\n`
}

/** More than anything of ours takes: what a stranger names, such as the keys of a configuration, may have any length. */
const longestLine = 4_000
const line = (text: string) => plain(text.length > longestLine ? `${text.slice(0, longestLine)}…` : text)

/** The report for a script. */
export const reportAsJson = (report: Report): string =>
  `${JSON.stringify(report, (_name, value: unknown) => (typeof value === 'string' ? line(value) : value), 2)}\n`
