import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { shouldRepeat } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { longWork } from '#ui/notices/long-work.ts'
import { notify } from '#ui/notices/notices.ts'
import { undoable } from '#ui/notices/undo.ts'
import { whyOfFailure } from '#ui/notices/why.ts'
import {
  carryOut,
  partOf,
  planOf,
  reversed,
  show,
  takeBack,
  threadsOf,
  workOf,
  type Plan,
  type Work,
} from './apply-change.ts'
import type { MailChange } from './change.ts'
import { askAgain } from './late-answers.ts'
import { mailKeys } from './mail-keys.ts'

/** Changing labels twice is the same as once. */
const retry = shouldRepeat

/** A plan is made before its change is shown, and carried out after it, perhaps much later: offline. */
const works = new WeakMap<MailChange, Work>()

/**
 * Archives, trashes, marks, stars, labels: one thread or many (`change.ts` has a function for each). It is shown at
 * once in every list, row, conversation and count; what failed, and what was left when the person stopped it, is shown
 * as it was before, and said. What was done can be undone. One after the other, so that Google hears of them in the
 * order in which they were done.
 */
export const changeMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['mail', 'change'],
    scope: { id: 'mail-change' },
    mutationFn: (change: MailChange, { client }) =>
      inSight(change, send, works.get(change) ?? workOf(planOf(client, change))),
    onMutate: (change, { client }) => {
      const work = workOf(planOf(client, change))
      works.set(change, work)
      show(client, work.plan)
      return work
    },
    onError: (_error, change, work, { client }) => {
      if (!work) return
      takeBackLeft(client, work)
      void reread(client, change)
      const values = { count: threadsOf(partOf(work, 'left')).size || change.threadIds.length }
      notify({ text: { id: 'mail.problem.change', values }, tone: 'problem', why: whyOfFailure() })
      settle(client, send, { change, work })
    },
    onSuccess: (_done, change, work, { client }) => {
      takeBackLeft(client, work)
      settle(client, send, { change, work })
    },
    retry,
  })

/** What takes many requests is told of while it lasts, and can be stopped. */
const inSight = ({ threadIds }: MailChange, send: Send, work: Work) =>
  work.steps.length > 1
    ? longWork({ id: 'mail.changing', values: { count: threadIds.length } }, (how) => carryOut(send, work, how))
    : carryOut(send, work)

/** Shows as it was before what was not carried out. A row finds its place by its neighbours, so all come back first. */
function takeBackLeft(client: QueryClient, work: Work) {
  if (work.carried.size === work.steps.length) return
  takeBack(client, work.plan)
  show(client, partOf(work, 'carried'))
}

/** Shows what was carried out, and offers to undo it. */
function settle(client: QueryClient, send: Send, { change, work }: { change: MailChange; work: Work }) {
  const carried = partOf(work, 'carried')
  // What was on its way when the change was made has overwritten it.
  show(client, carried)
  void askAgain(client, change)
  if (carried.unread.threadIds.length > 0) void reread(client, change)
  if (change.quiet || work.carried.size === 0) return
  const whole = work.carried.size === work.steps.length
  const count = whole ? change.threadIds.length : threadsOf(carried).size
  undoable({
    text: { id: `mail.done.${change.name}`, values: { count, label: change.label ?? '' } },
    undo: () => undo(client, send, { change, plan: carried }),
  })
}

async function undo(client: QueryClient, send: Send, { change, plan }: { change: MailChange; plan: Plan }) {
  takeBack(client, plan)
  const work = workOf(reversed(plan))
  try {
    await inSight(change, send, work)
  } finally {
    void askAgain(client, change)
    if (plan.unread.threadIds.length > 0) void reread(client, change)
    // What was not undone is shown as it still is.
    show(client, reversed(partOf(work, 'left')))
  }
  if (work.carried.size < work.steps.length) throw new Error('not undone as a whole')
}

/** Has read again what is on screen of some threads, and, once somebody looks, the rest. */
async function reread(client: QueryClient, { threadIds }: MailChange) {
  await Promise.all(threadIds.map((id) => client.invalidateQueries({ queryKey: mailKeys.row(id) })))
  await client.invalidateQueries({ queryKey: mailKeys.counts })
}
