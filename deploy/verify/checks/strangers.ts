import { isHtml, textOf } from '../answer.ts'
import { wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { answerAt, shown } from '../seen.ts'
import { leaks, missingAsset, type Visit } from '../visit.ts'

/** Whether a file that is missing is missing: an older tab would take anything else for its script. */
export function judgeMissing(visit: Visit, host: Host): Finding[] {
  const asked = visit.answers.get(missingAsset)
  if (asked?.kind !== 'answer' || asked.status === 404 || asked.status === 410) return []
  const how = asked.status === 200 && isHtml(asked) ? 'with a page' : `with status ${asked.status}`
  const what = `A file that is missing below /assets/ is answered ${how}, so an older tab takes that for its script`
  return [wrong('files', what, `It should be 404. ${host.addresses}`)]
}

/** Characters that are enough to tell what a file is. */
const longestLook = 20_000

/** Whether something can be read that is for nobody. */
export function judgeLeaks(visit: Visit): Finding[] {
  const findings: Finding[] = []
  const there = (path: string) => {
    const answer = answerAt(visit.answers, path)
    return answer && !isHtml(answer) ? textOf(answer).slice(0, longestLook) : ''
  }
  const maps = [...visit.answers.keys()].filter((path) => path.endsWith('.map') && there(path).includes('"mappings"'))
  if (maps.length > 0) {
    findings.push(
      wrong('files', `${shown(visit, maps)}: a map of the source, for everybody`, 'Remove it; the build writes none.'),
    )
  }
  const [, settings, git] = leaks
  if (/^(?:export )?(?:CLIENT_SECRET|SESSION_KEY) ?=/m.test(there(settings))) {
    const what = `${visit.site.pathname}${settings} can be read by anybody: the secret of your client, or the key of the sessions`
    findings.push(wrong('files', what, 'Remove it, and make a new secret and a new key: take these for stolen.'))
  }
  if (there(git).startsWith('ref: ')) {
    findings.push(
      wrong(
        'files',
        `${visit.site.pathname}.git can be read by anybody`,
        'Deploy the content of dist, not the folder of the project.',
      ),
    )
  }
  return findings
}
