import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import type { Label } from '#google/gmail/labels.ts'
import type { Thread } from '#google/gmail/threads.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { addLabel, removeLabel, type MailChange } from '../change.ts'
import { threadRowQuery } from '../queries.ts'
import { useCreateLabel } from './create-label.tsx'
import { LabelPicker } from './LabelPicker.tsx'
import styles from './LabelPicker.module.css'
import { PickerButton } from './PickerButton.tsx'

/** Puts labels on threads and takes them off, one by one. */
export function LabelMenu(props: {
  threadIds: readonly string[]
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}) {
  return (
    <PickerButton icon={Tag} command="label" name="mail.action.label" keys="KeyL">
      {() => <Labels {...props} />}
    </PickerButton>
  )
}

function Labels({
  threadIds,
  labels,
  onChange,
}: {
  threadIds: readonly string[]
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}) {
  const { send } = useAuth()
  const { create, problem } = useCreateLabel((label) => onChange(addLabel(threadIds, label)))
  const having = useQueries({
    queries: threadIds.map((id) => ({ ...threadRowQuery(send, id), enabled: false })),
    combine: labelCounts,
  })
  return (
    <LabelPicker
      labels={labels}
      onCreate={create}
      problem={problem}
      row={(label) => {
        const count = having.get(label.id) ?? 0
        const all = count === threadIds.length
        return (
          <label className={styles['row']}>
            <input
              type="checkbox"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = count > 0 && !all
              }}
              onChange={() => onChange(all ? removeLabel(threadIds, label) : addLabel(threadIds, label))}
            />
            <Foreign maxCharacters={60}>{label.name}</Foreign>
          </label>
        )
      }}
    />
  )
}

/** How many of the threads have each label. */
function labelCounts(results: UseQueryResult<Thread>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { data } of results) {
    for (const id of new Set(data?.messages.flatMap(({ labelIds }) => labelIds))) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}
