import type { Label } from '#google/gmail/labels.ts'
import type { MailChange } from '../change.ts'
import { deedIcons } from './deed-icons.ts'
import { buttonOf, deeds, deedsFor } from './deeds.ts'
import { IconButton } from './IconButton.tsx'
import { LabelMenu } from './LabelMenu.tsx'
import { MoveMenu } from './MoveMenu.tsx'
import { useTargetFacts } from './target-facts.tsx'

/** Everything that can be done with some threads, as buttons. */
export function ActionButtons({
  threadIds,
  label,
  labels,
  onChange,
}: {
  threadIds: readonly string[]
  /** Of the list where they are. */
  label: string | undefined
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}) {
  const facts = useTargetFacts(threadIds, label)
  return (
    <>
      {deedsFor(label, facts).map((name) => (
        <IconButton
          key={buttonOf(name)}
          icon={deedIcons[name]}
          name={`mail.action.${name}`}
          onClick={() => onChange(deeds[name](threadIds))}
        />
      ))}
      <LabelMenu threadIds={threadIds} labels={labels} onChange={onChange} />
      <MoveMenu threadIds={threadIds} label={label} labels={labels} onChange={onChange} />
    </>
  )
}
