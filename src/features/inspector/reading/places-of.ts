import type { TraceEntry, TraceField, TraceStep } from '#trace/entry.ts'
import { explanationOf, type Place } from '../explain/explanations.ts'
import { readings } from '../explain/readings.ts'
import { lessons, type Lesson } from '../lessons/lessons.ts'
import type { PageId } from './pages.ts'
import { pageIdOf, type Reading } from './reading.ts'

/** A parameter that a page explains, at its latest place in this session. */
export interface ParameterPlace {
  name: string
  step: TraceStep
  entryId: number
}

const maxShown = 12

const isOf = (page: PageId, reading: Reading | undefined) => reading !== undefined && pageIdOf(reading) === page

/** The lessons that a page explains. */
export const lessonsOf = (page: PageId): readonly Lesson[] => lessons.filter(({ reading }) => isOf(page, reading))

/** The parameters that a page explains, each where this session had it last. */
export function parametersOf(page: PageId, trace: readonly TraceEntry[]): readonly ParameterPlace[] {
  const places = new Map<string, ParameterPlace>()
  for (const { id: entryId, step, request, response, facts = {} } of trace.toReversed()) {
    const note = (place: Place, name: string) => {
      const { id } = explanationOf(step, place, name)
      if (!places.has(id) && isOf(page, readings[id])) places.set(id, { name, step, entryId })
    }
    const noteAll = (place: Place, fields: readonly TraceField[] = []) => {
      for (const { name } of fields) if (!name.startsWith('•')) note(place, name)
    }
    noteAll('parameter', request?.fields)
    noteAll('header', request?.headers)
    noteAll('member', response?.fields)
    noteAll('header', response?.headers)
    for (const name of Object.keys(facts)) note('fact', name)
  }
  return [...places.values()].slice(0, maxShown)
}
