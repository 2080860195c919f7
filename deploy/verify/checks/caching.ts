import { headerOf, type Answer } from '../answer.ts'
import { advice, orFine, quoted, wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { answerAt, answersOf, grouped, shown } from '../seen.ts'
import { missingAsset, type Visit } from '../visit.ts'

const monthSeconds = 2_592_000

/** Whether what changes under its name is asked for each time, and what never changes is kept. */
export function judgeCaching(visit: Visit, host: Host): readonly Finding[] {
  const seen = answersOf(visit).map(([path, answer]) => ({
    path,
    isHashed: path.startsWith('assets/'),
    ...lifeOf(answer),
  }))
  const kept = seen.filter(({ path, isHashed, seconds }) => !isHashed && path !== 'icon.svg' && seconds !== 0)
  const findings = [...grouped(kept, ({ text }) => text)].map((group) => {
    const paths = shown(
      visit,
      group.map(({ path }) => path),
    )
    const how =
      group[0].text === ''
        ? 'no Cache-Control, so browsers keep it as they like'
        : `may be kept (${quoted(group[0].text)})`
    const what = `${paths}: ${how}; after a new deployment, or a new policy, the older one goes on`
    return wrong('caching', what, `It should be “no-cache”. ${host.headers}`)
  })
  const forgotten = seen.filter(({ isHashed, seconds }) => isHashed && (seconds ?? 0) < monthSeconds)
  if (forgotten.length > 0) {
    const what = `${shown(
      visit,
      forgotten.map(({ path }) => path),
    )}: could be kept for ever`
    findings.push(advice('caching', what, `Better “public, max-age=31536000, immutable”. ${host.headers}`))
  }
  return orFine(
    [...findings, ...staleCopies(visit), ...keptMissing(visit)],
    'caching',
    'Pages, config.js and vault.js are asked for each time, hashed files are kept',
  )
}

/** How long an answer may be kept without asking. Zero where each use asks; undefined where nothing was said. */
function lifeOf(answer: Answer): { text: string; seconds: number | undefined } {
  const text = headerOf(answer, 'cache-control') ?? ''
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,])/i.test(text)) return { text, seconds: 0 }
  const [, seconds] = /(?:^|[\s,])max-age="?(\d+)/i.exec(text) ?? []
  return { text, seconds: seconds === undefined ? undefined : Number(seconds) }
}

/** A cache in between that goes on with what is no more: by an address that it has not seen, another content comes. */
function staleCopies({ site, answers, uncached }: Visit): Finding[] {
  const stale = [...uncached.keys()].filter((path) => {
    const [usual, fresh] = [answerAt(answers, path), answerAt(uncached, path)]
    return usual && fresh && !usual.body.equals(fresh.body)
  })
  if (stale.length === 0) return []
  const what = `${shown({ site }, stale)}: two versions come, a cache in between still has an older one`
  return [wrong('caching', what, 'Have your CDN forget it (purge), and let it heed the Cache-Control of these files.')]
}

function keptMissing({ answers }: Visit): Finding[] {
  const asked = answers.get(missingAsset)
  if (asked?.kind !== 'answer' || (lifeOf(asked).seconds ?? 0) < monthSeconds) return []
  const what = 'A file that is missing may be kept as missing for a month or more'
  return [advice('caching', what, 'Harmless where deployments are atomic; else copy assets before pages.')]
}
