import { createHash } from 'node:crypto'
import { mediaTypeOf, textOf, type Answer } from '../answer.ts'
import { orFine, quoted, wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { answerAt, grouped, shown } from '../seen.ts'
import { unhashedFiles, type Visit } from '../visit.ts'
import { judgeLeaks, judgeMissing } from './strangers.ts'

/** Whether files are there, as what they are, and what is not there is missing. */
export function judgeFiles(visit: Visit, host: Host): readonly Finding[] {
  const names = [...visit.assets, ...unhashedFiles]
  const problems = names.flatMap((path) => {
    const problem = fileProblem(path, visit)
    return problem === undefined ? [] : [{ path, problem }]
  })
  const findings = [
    ...[...grouped(problems, ({ problem }) => problem)].map((group) =>
      wrong(
        'files',
        `${shown(
          visit,
          group.map(({ path }) => path),
        )}: ${group[0].problem}`,
        copyAll,
      ),
    ),
    ...foreignScripts(visit),
    ...judgeMissing(visit, host),
    ...judgeLeaks(visit),
  ]
  return orFine(
    findings,
    'files',
    `All ${names.length} files that page and vault name are there, unchanged, and a missing one is missing`,
  )
}

const copyAll =
  'Copy all files of one build, pages last. Switch off whatever changes files on their way (minifiers, Rocket Loader).'

const types: readonly (readonly [ending: string, type: RegExp])[] = [
  ['.js', /^(?:text|application)\/javascript$/],
  ['.css', /^text\/css$/],
  ['.svg', /^image\/svg\+xml$/],
]

function fileProblem(path: string, visit: Visit): string | undefined {
  const asked = visit.answers.get(path)
  if (!asked) return undefined
  if (asked.kind === 'failure') return asked.words
  if (asked.status !== 200) {
    const named = path.startsWith('assets/') ? ': page or vault is of another build than the files' : ''
    return `not there (status ${asked.status})${named}`
  }
  const [, type] = types.find(([ending]) => path.endsWith(ending)) ?? []
  if (type && !type.test(mediaTypeOf(asked))) return `comes as ${quoted(mediaTypeOf(asked))}, which browsers refuse`
  const wanted = integrities(answerAt(visit.answers, '')).get(path)
  if (wanted === undefined || wanted === integrityOf(asked)) return undefined
  return 'was changed since the build, and browsers refuse it (integrity)'
}

const integrityOf = ({ body }: Answer) => `sha384-${createHash('sha384').update(body).digest('base64')}`

const longestPage = 100_000
const tagsOf = (page: Answer | undefined) =>
  page
    ? (textOf(page)
        .slice(0, longestPage)
        .match(/<(?:script|link)\b[^>]{0,2000}>/gi) ?? [])
    : []

/** What the page says its files are, by path below the base. */
function integrities(page: Answer | undefined): ReadonlyMap<string, string> {
  return new Map(
    tagsOf(page).flatMap((tag) => {
      const [, path] = /\s(?:src|href)="[^"]*?(assets\/[^"]+)"/.exec(tag) ?? []
      const [, value] = /\sintegrity="([^"]+)"/.exec(tag) ?? []
      return path !== undefined && value !== undefined ? [[path, value] as const] : []
    }),
  )
}

/** Scripts that the build did not put into the page. */
function foreignScripts({ site, answers }: Visit): Finding[] {
  const foreign = tagsOf(answerAt(answers, '')).filter((tag) => {
    if (!/^<script/i.test(tag)) return false
    const [, address] = /\ssrc="([^"]*)"/.exec(tag) ?? []
    return address === undefined || !URL.parse(address, site)?.href.startsWith(`${site.href}assets/`)
  })
  if (foreign.length === 0) return []
  const what = `The host puts a script of its own into the page: ${quoted(foreign[0] ?? '')}`
  return [
    wrong('files', what, 'Switch that off at the host (analytics, toolbars, Rocket Loader): the policy refuses it.'),
  ]
}
