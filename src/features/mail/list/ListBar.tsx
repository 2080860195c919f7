import { RefreshCw, X } from 'lucide-react'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { ActionButtons } from '../actions/ActionButtons.tsx'
import { IconButton } from '../actions/IconButton.tsx'
import styles from './ListBar.module.css'
import { selectAll, selectNone } from './list-state.ts'
import type { ThreadList } from './thread-list.tsx'

/** Above the list: what can be done with what is selected, or with the list itself. */
export function ListBar({ list, place, labels }: { list: ThreadList; place: MailPlace; labels: readonly Label[] }) {
  const text = useText()
  const format = useFormat()
  const { ids, state, setState } = list
  const count = state.selected.size
  const all = count > 0 && count === ids.length
  return (
    <div className={styles['bar']} role="toolbar" aria-label={text('mail.toolbar')}>
      <label className={styles['all']}>
        <input
          type="checkbox"
          aria-label={text('mail.selectAll')}
          checked={all}
          aria-disabled={ids.length === 0 || undefined}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !all
          }}
          onChange={() => setState(all ? selectNone(state) : selectAll(state, ids))}
        />
      </label>
      {count === 0 ? (
        <IconButton icon={RefreshCw} name="mail.refresh" onClick={list.refresh} />
      ) : (
        <>
          <span className={styles['count']} aria-live="polite">
            <Text id="mail.selected" values={{ count, shown: format.number(count) }} />
          </span>
          <ActionButtons threadIds={[...state.selected]} label={place.label} labels={labels} onChange={list.act} />
          <IconButton icon={X} name="mail.selectNone" onClick={() => setState(selectNone(state))} />
        </>
      )}
    </div>
  )
}
