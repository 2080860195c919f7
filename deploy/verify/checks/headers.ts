import type { Configuration } from '#config/configuration.ts'
import { commonHeaders } from '../../headers.ts'
import { headerOf, type Answer } from '../answer.ts'
import { listed, orFine, quoted, wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { answersOf, grouped, shown } from '../seen.ts'
import type { Visit } from '../visit.ts'

/** Whether every answer has the headers of the one source, apart from the policy and the lifetime. */
export function judgeHeaders(visit: Visit, configuration: Configuration, host: Host): readonly Finding[] {
  const expected = commonHeaders(configuration)
  const problems = answersOf(visit).flatMap(([path, answer]) =>
    expected.flatMap(([name, value]) => {
      const problem = problemOf(name, value, answer)
      return problem === undefined ? [] : [{ path, name, problem }]
    }),
  )
  // First by header, then those together that are missing at the same addresses.
  const byHeader = [...grouped(problems, ({ name, problem }) => `${name}\n${problem}`)].map((group) => ({
    name: group[0].name,
    problem: group[0].problem,
    paths: group.map(({ path }) => path),
  }))
  const findings = [...grouped(byHeader, ({ problem, paths }) => `${problem}\n${paths.join('\n')}`)].map((group) => {
    const [{ problem, paths }] = group
    const names = listed(
      group.map(({ name }) => name),
      expected.length,
    )
    return wrong('headers', `${names} ${problem} at ${shown(visit, paths)}`, host.headers)
  })
  return orFine(findings, 'headers', `All ${expected.length} security headers are sent with every answer`)
}

function problemOf(name: string, expected: string, answer: Answer): string | undefined {
  const sent = headerOf(answer, name.toLowerCase())
  if (sent === undefined) return 'not sent'
  const judge = lenient[name] ?? ((value: string) => value.trim().toLowerCase() === expected.toLowerCase())
  return judge(sent, expected) ? undefined : `sent as ${quoted(sent)} and not ${quoted(expected)}`
}

const leastSeconds = 31_536_000

/** Headers that may say the same in other words, or more. */
const lenient: Readonly<Record<string, (sent: string, expected: string) => boolean>> = {
  'Strict-Transport-Security': (sent) => Number(/max-age="?(\d+)/i.exec(sent)?.[1] ?? 0) >= leastSeconds,
  'Permissions-Policy': (sent, expected) => {
    const said = new Set(sent.split(',').map((one) => one.trim()))
    return expected.split(', ').every((one) => said.has(one))
  },
}
