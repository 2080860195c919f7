import { useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import styles from './SaveQuestion.module.css'
import { Panel } from './Panel.tsx'
import type { EditScope } from '../writing/series.ts'

export interface Question {
  what: 'change' | 'delete' | 'answer'
  /** Which occurrences may be meant; none for an event that does not recur. */
  scopes: readonly EditScope[]
  /** Others are invited, who may be told. */
  guests: boolean
}

export interface Reply {
  scope: EditScope
  tellGuests: boolean
}

/** What must be known before something is written, and only then: which occurrences are meant, and whether guests are told. */
export function SaveQuestion({
  what,
  scopes,
  guests,
  onAnswer,
}: Question & { onAnswer: (reply: Reply | undefined) => void }) {
  const text = useText()
  const kind = scopes.length > 0 ? 'series' : 'guests'
  const [scope, setScope] = useState<EditScope>(scopes[0] ?? 'this')
  const [tellGuests, setTellGuests] = useState(guests)
  return (
    <Panel look="card" alert title={<Text id={`calendar.ask.${kind}.${what}`} />} onClose={() => onAnswer(undefined)}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer({ scope, tellGuests })
        }}
      >
        {scopes.length > 0 && (
          <div role="radiogroup" aria-label={text('calendar.ask.scope')} className={styles['choices']}>
            {scopes.map((one) => (
              <label key={one} className={styles['choice']}>
                <input type="radio" name="scope" checked={scope === one} onChange={() => setScope(one)} />
                <Text id={`calendar.scope.${one}`} />
              </label>
            ))}
          </div>
        )}
        {guests && (
          <label className={styles['choice']}>
            <input type="checkbox" checked={tellGuests} onChange={() => setTellGuests(!tellGuests)} />
            <Text id="calendar.ask.tellGuests" />
          </label>
        )}
        <div className={styles['buttons']}>
          <Button onClick={() => onAnswer(undefined)}>
            <Text id="action.cancel" />
          </Button>
          <Button look={what === 'delete' ? 'danger' : 'primary'} submit>
            <Text id={`calendar.ask.go.${what}`} />
          </Button>
        </div>
      </form>
    </Panel>
  )
}
