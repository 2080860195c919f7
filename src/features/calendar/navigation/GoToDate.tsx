import { Text } from '#i18n/react.tsx'
import { Panel } from '../event/Panel.tsx'
import { SmallMonth } from './SmallMonth.tsx'
import type { Shown } from './view.ts'

/** The small month where there is no room for it beside the view. */
export function GoToDate({
  shown,
  today,
  onChoose,
  onClose,
}: {
  shown: Shown
  today: Temporal.PlainDate
  onChoose: (date: Temporal.PlainDate) => void
  onClose: () => void
}) {
  return (
    <Panel look="card" title={<Text id="calendar.range.date" />} onClose={onClose}>
      <SmallMonth focused shown={shown} today={today} onChoose={onChoose} />
    </Panel>
  )
}
