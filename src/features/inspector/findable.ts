import type { TraceEntry } from '#trace/entry.ts'
import { paths } from '#paths.ts'
import { lessons } from './lessons/lessons.ts'
import { pageIds } from './reading/pages.ts'

/** Something of the inspector that can be found by its name. */
export interface Findable {
  /** Its address below the base path. */
  to: string
  /** Id of a text. */
  title: string
  kind: 'lesson' | 'page' | 'step'
  /** Of a step: when it was, in wall-clock milliseconds. */
  atMs?: number
}

const maxSteps = 30

/** Every lesson, every page to read, and the latest steps of this session, newest first. */
export const findables = (trace: readonly TraceEntry[]): readonly Findable[] => [
  ...lessons.map(({ id }) => ({ kind: 'lesson' as const, to: paths.flow('lessons', id), title: `lesson.name.${id}` })),
  ...pageIds.map((id) => ({ kind: 'page' as const, to: paths.flow('read', id), title: `reading.page.${id}` })),
  ...trace
    .toReversed()
    .slice(0, maxSteps)
    .map(({ id, step, atMs }) => ({
      kind: 'step' as const,
      to: paths.flow({ step: id }),
      title: `flow.step.${step}`,
      atMs,
    })),
]
