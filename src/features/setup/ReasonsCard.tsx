import { useState } from 'react'
import { readGooglesPage } from '#doctor/diagnose.ts'
import { ReasonItem } from '#doctor/ReasonItem.tsx'
import { groups, reasons, type Reason, type ReasonId } from '#doctor/reasons.ts'
import { Text } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import styles from './SetupPage.module.css'

const ids = Object.keys(reasons) as ReasonId[]
const idsOf = (group: Reason['group']) => ids.filter((id) => reasons[id].group === group)

/** More of an address or a page than this says nothing more. */
const maxPasted = 8_000

/** Every known reason for a failure, and what a page of Google that keeps the person means. */
export function ReasonsCard() {
  const [pasted, setPasted] = useState('')
  const found = readGooglesPage(pasted)
  return (
    <Card title={<Text id="setup.errors.title" />}>
      <p className={styles['note']}>
        <Text id="setup.errors.note" />
      </p>
      <Field
        label={<Text id="setup.errors.paste" />}
        hint={<Text id="setup.errors.paste.hint" />}
        value={pasted}
        maxLength={maxPasted}
        onChange={setPasted}
      />
      <div role="status">
        {found ? (
          <ul className={styles['found']}>
            <ReasonItem id={found} />
          </ul>
        ) : (
          pasted.trim() !== '' && (
            <p className={styles['note']}>
              <Text id="setup.errors.unknown" />
            </p>
          )
        )}
      </div>
      {groups.map((group) => (
        <details key={group} className={styles['group']} open={group === 'at-google' || undefined}>
          <summary className={styles['groupName']}>
            <Text id={`doctor.group.${group}`} />
            <span className={styles['count']}>{idsOf(group).length}</span>
          </summary>
          <ul>
            {idsOf(group).map((id) => (
              <ReasonItem key={id} id={id} />
            ))}
          </ul>
        </details>
      ))}
    </Card>
  )
}
