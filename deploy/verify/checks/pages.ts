import type { Configuration } from '#config/configuration.ts'
import { headerOf, isHtml, isRedirect, mediaTypeOf } from '../answer.ts'
import { orFine, quoted, wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { grouped, isPage, shown } from '../seen.ts'
import { callback, pageAddresses, type Visit } from '../visit.ts'

/** Whether every address of the app answers with its page, the callback first of all. */
export function judgePages(visit: Visit, configuration: Configuration, host: Host): readonly Finding[] {
  const problems = pageAddresses(configuration).flatMap((path) => {
    const problem = problemOf(path, visit)
    return problem === undefined ? [] : [{ path, problem }]
  })
  const findings = [...grouped(problems, ({ problem }) => problem)].map((group) => {
    const paths = group.map(({ path }) => path)
    const trap = paths.includes(callback) ? ', and signing in ends there' : ''
    return wrong('pages', `${shown(visit, paths)}: ${group[0].problem}${trap}`, host.addresses)
  })
  return orFine(findings, 'pages', 'Every address of the app answers with its page, without a redirect')
}

function problemOf(path: string, visit: Visit): string | undefined {
  const asked = visit.answers.get(path)
  if (!asked) return undefined
  if (asked.kind === 'failure') return asked.words
  if (isRedirect(asked)) return `leads on to ${quoted(headerOf(asked, 'location') ?? 'nowhere')}`
  if (asked.status !== 200) return `status ${asked.status}`
  if (!isHtml(asked)) return `${quoted(mediaTypeOf(asked))} comes, and not a page`
  if (path.startsWith('demo/')) return isPage(asked, visit) ? 'the app comes, and not the demo’s page' : undefined
  return isPage(asked, visit) ? undefined : 'another page comes than the app’s'
}
