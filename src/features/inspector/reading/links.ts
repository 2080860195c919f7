import { paths } from '#paths.ts'
import { languages, type Language } from '#i18n/language.ts'
import { traceSteps, type TraceStep } from '#trace/entry.ts'
import { lessonOf } from '../lessons/lessons.ts'
import { pageOf } from './pages.ts'

/** Where a link of a page leads, or what else its words are. */
export type LinkTarget =
  /** A page of the app. */
  | { kind: 'place'; to: string }
  /** A step of this session, where it has happened. */
  | { kind: 'step'; step: TraceStep }
  /** No link: words of another language than the page's. */
  | { kind: 'language'; language: Language }
  | { kind: 'web'; url: string }

const places: Readonly<Record<string, string>> = {
  setup: paths.setup(),
  profile: paths.profile(),
  flow: paths.flow(),
  tokens: paths.flow('tokens'),
  scopes: paths.flow('scopes'),
  ask: paths.flow('ask'),
  compare: paths.flow('compare'),
}

/**
 * The schemes of the pages: `read:roles#four`, `app:setup`, `lesson:wrong-state`, `step:token-request`, `lang:ja`, and
 * `https:` itself.
 * Undefined where there is nothing of this name.
 */
export function linkTarget(scheme: string, target: string): LinkTarget | undefined {
  switch (scheme) {
    case 'read': {
      const [id, heading] = target.split('#')
      const page = pageOf(id)
      return page && { kind: 'place', to: paths.flow('read', page) + (heading === undefined ? '' : `#${heading}`) }
    }
    case 'app': {
      const to = Object.hasOwn(places, target) ? places[target] : undefined
      return to === undefined ? undefined : { kind: 'place', to }
    }
    case 'lesson': {
      const lesson = lessonOf(target)
      return lesson && { kind: 'place', to: paths.flow('lessons', lesson.id) }
    }
    case 'step': {
      const step = traceSteps.find((known) => known === target)
      return step && { kind: 'step', step }
    }
    case 'lang': {
      const language = languages.find((known) => known === target)
      return language && { kind: 'language', language }
    }
    case 'https':
      return { kind: 'web', url: `https:${target}` }
    default:
      return undefined
  }
}
