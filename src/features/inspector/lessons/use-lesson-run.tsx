import { QueryClientContext } from '@tanstack/react-query'
import { use, useEffect, useMemo, useState } from 'react'
import { useHref, useNavigate, useSearchParams } from 'react-router-dom'
import { useAuth, useSession, useTrace } from '#auth/react.tsx'
import { paths } from '#paths.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { usePageReturn } from '#ui/page-return.tsx'
import { preferences } from '#ui/preferences/preferences.ts'
import { carryOut, type Read } from './deeds.ts'
import { answerNeverComes, leaves, type Lesson } from './lessons.ts'
import { outcomeOf, since, type Outcome } from './outcome.ts'
import { readinessOf, type Readiness } from './readiness.ts'
import { readRun, writeRun, type Run } from './run-address.ts'

export interface LessonRun {
  readiness: Readiness
  prediction: Outcome | undefined
  predict: (outcome: Outcome) => void
  /** The provider misbehaves, and the client meets it. */
  start: () => void
  /** The same with a provider that behaves. */
  again: () => void
  /** Turns the fault off and forgets the run. */
  end: () => void
  busy: boolean
  registered: string | undefined
  entries: readonly TraceEntry[]
  /** How it ended; undefined before and while it runs. */
  outcome: Outcome | undefined
  /** Whether the person came back from the provider without its answer, so that there was no lesson. */
  cameBack: boolean
  /** How it ended once the provider behaved again. */
  recovered: Outcome | undefined
}

/** A lesson under way: its state is in the address and in the trace, so that it outlives the trip to the provider. */
export function useLessonRun(lesson: Lesson): LessonRun {
  const auth = useAuth()
  const session = useSession()
  const trace = useTrace()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const queries = use(QueryClientContext)
  const address = paths.flow('lessons', lesson.id)
  const href = useHref(address)
  const [busy, setBusy] = useState(false)
  usePageReturn(() => setBusy(false))
  const run = readRun(query)
  const { sinceMs, againMs } = run
  // The address follows a choice a moment later; the choice itself shows at once.
  const [chosen, setChosen] = useState<Outcome>()
  const prediction = chosen ?? run.prediction

  const entries = useMemo(
    () => (sinceMs === undefined ? [] : since(trace, sinceMs).filter(({ atMs }) => atMs < (againMs ?? Infinity))),
    [trace, sinceMs, againMs],
  )
  const later = useMemo(() => (againMs === undefined ? [] : since(trace, againMs)), [trace, againMs])
  const under = busy || ['unknown', 'signing-in', 'renewing'].includes(session.state)
  const found = under && againMs === undefined ? undefined : outcomeOf(entries)
  const cameBack = found === 'stays-at-provider' && !answerNeverComes(lesson.id)
  const outcome = cameBack ? undefined : found
  const again = under ? undefined : outcomeOf(later)
  const recovered = again === 'stays-at-provider' ? undefined : again

  const demo = auth.providers.find(({ kind }) => kind === 'demo')
  const show = (next: Run) => void navigate(address + writeRun(next), { replace: true })
  const read: Read | undefined =
    queries &&
    ((work) => queries.fetchQuery({ queryKey: ['lesson', lesson.id], queryFn: work, staleTime: 0, gcTime: 0 }))

  const isOver = outcome !== undefined
  useEffect(() => {
    if (!isOver) return
    const { lessonsDone } = preferences.getSnapshot()
    if (!lessonsDone.includes(lesson.id)) preferences.change({ lessonsDone: [...lessonsDone, lesson.id] })
  }, [isOver, lesson.id])
  // The provider would misbehave at the next sign-in, when nobody thinks of the lesson any more.
  useEffect(() => {
    if (cameBack) void auth.demo({ do: 'faults', ids: [], once: true })
  }, [cameBack, auth])
  // The diagnosis says what went wrong and how to go on; the app need not say it a second time, now or a moment later.
  const isTold = isOver && session.problem !== undefined
  useEffect(() => {
    if (isTold) auth.dismiss()
  }, [isTold, auth])

  async function carryOutWith(ids: readonly string[], next: Run, deed = lesson.deed) {
    if (!demo) return
    const returnTo = href + writeRun(next)
    setBusy(true)
    show(next)
    const misbehave = async () => {
      const { state } = await auth.demo({ do: 'faults', ids, once: true, waitingAt: returnTo })
      const [registered] = state?.redirectUris ?? []
      if (ids.includes('redirect-uri-mismatch') && registered) show({ ...next, registered })
    }
    const problem = await carryOut(
      deed,
      { auth, providerId: demo.id, returnTo, read, nowMs: next.againMs ?? next.sinceMs ?? 0 },
      misbehave,
    )
    // Who leaves for the provider is on the way until the page has gone.
    if (problem || !leaves(deed)) setBusy(false)
  }

  return {
    readiness: readinessOf(lesson.deed, demo, session),
    prediction,
    predict: (expected) => {
      setChosen(expected)
      show({ ...run, prediction: expected })
    },
    start: () => void carryOutWith([lesson.id], { ...(prediction ? { prediction } : {}), sinceMs: Date.now() }),
    again: () => {
      const ended = session.state === 'expired' || !session.signedIn
      void carryOutWith([], { ...run, againMs: Date.now() }, ended ? 'sign-in' : lesson.deed)
    },
    end: () => {
      void auth.demo({ do: 'faults', ids: [], once: true })
      void navigate(paths.flow('lessons'))
    },
    busy: under,
    registered: run.registered,
    entries,
    outcome,
    cameBack,
    recovered,
  }
}
