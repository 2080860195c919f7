import { isHtml, type Answer, type Asked } from './answer.ts'
import { listed } from './finding.ts'
import { leaks, missingAsset, type Visit } from './visit.ts'

/** Answers that should be part of the app: what should not be there, or did not answer, is for other checks. */
export function answersOf({ answers }: Visit): readonly (readonly [path: string, answer: Answer])[] {
  const strangers: readonly string[] = [missingAsset, ...leaks]
  return [...answers].flatMap(([path, asked]) => {
    const isOurs = !strangers.includes(path) && !path.endsWith('.map')
    return isOurs && asked.kind === 'answer' && asked.status === 200 ? [[path, asked] as const] : []
  })
}

/** The answer of status 200 at a path, if there was one. */
export function answerAt(answers: ReadonlyMap<string, Asked>, path: string): Answer | undefined {
  const asked = answers.get(path)
  return asked?.kind === 'answer' && asked.status === 200 ? asked : undefined
}

/** Whether what came is the app's page, e.g. in the place of a file that is missing. */
export const isPage = (answer: Answer, { answers }: Visit): boolean =>
  isHtml(answer) && answerAt(answers, '')?.body.equals(answer.body) === true

/** Paths below the base as the report names them: whole, without the query. */
export const shown = ({ site }: Pick<Visit, 'site'>, paths: readonly string[]): string =>
  listed(paths.map((path) => `${site.pathname}${path.split('?', 1)[0] ?? ''}`))

type Group<T> = readonly [T, ...T[]]

/** Things by what they have in common, in the order in which they come. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Iterable<Group<T>> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const thing of things) {
    const group = groups.get(keyOf(thing))
    if (group) group.push(thing)
    else groups.set(keyOf(thing), [thing])
  }
  return groups.values()
}
