import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { notify } from '#ui/notices.ts'
import { undoable } from '#ui/undo.ts'
import { whyOfFailure } from '#ui/why.ts'
import { carryOut, planOf, reversed, show, takeBack, type Plan } from './apply-change.ts'
import type { MailChange } from './change.ts'
import { mailKeys } from './mail-keys.ts'

/** Changing labels twice is the same as once. */
const retry = (failures: number, error: unknown) =>
  failures < 2 &&
  error instanceof GoogleError &&
  ['offline', 'timeout', 'server-error', 'rate-limited', 'vault-lost'].includes(error.code)

/** A plan is made before its change is shown, and carried out after it, perhaps much later: offline. */
const plans = new WeakMap<MailChange, Plan>()

/**
 * Archives, trashes, marks, stars, labels: one thread or many (`change.ts` has a function for each). It is shown at
 * once in every list, row, conversation and count; what failed is shown as it was before, and said. What was done can
 * be undone. One after the other, so that Google hears of them in the order in which they were done.
 */
export const changeMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['mail', 'change'],
    scope: { id: 'mail-change' },
    mutationFn: (change: MailChange, { client }) => carryOut(send, plans.get(change) ?? planOf(client, change)),
    onMutate: (change, { client }) => {
      const plan = planOf(client, change)
      plans.set(change, plan)
      show(client, plan)
      return plan
    },
    onError: (_error, change, plan, { client }) => {
      if (plan) takeBack(client, plan)
      void reread(client, change)
      const values = { count: change.threadIds.length }
      notify({ text: { id: 'mail.problem.change', values }, tone: 'problem', why: whyOfFailure() })
    },
    onSuccess: (_done, change, plan, { client }) => {
      // What was on its way when the change was made has overwritten it.
      show(client, plan)
      if (plan.unread.threadIds.length > 0) void reread(client, change)
      if (change.quiet || plan.deltas.length + plan.unread.threadIds.length === 0) return
      undoable({
        text: {
          id: `mail.done.${change.name}`,
          values: { count: change.threadIds.length, label: change.label ?? '' },
        },
        undo: () => undo(client, send, { change, plan }),
      })
    },
    retry,
  })

async function undo(client: QueryClient, send: Send, { change, plan }: { change: MailChange; plan: Plan }) {
  takeBack(client, plan)
  try {
    await carryOut(send, reversed(plan))
    if (plan.unread.threadIds.length > 0) void reread(client, change)
  } catch (error) {
    show(client, plan)
    throw error
  }
}

/** Has read again what is on screen of some threads, and, once somebody looks, the rest. */
async function reread(client: QueryClient, { threadIds }: MailChange) {
  await Promise.all(threadIds.map((id) => client.invalidateQueries({ queryKey: mailKeys.row(id) })))
  await client.invalidateQueries({ queryKey: mailKeys.counts })
}
