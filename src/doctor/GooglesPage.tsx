import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Field } from '#ui/Field.tsx'
import { readGooglesPage } from './diagnose.ts'
import { ReasonItem } from './ReasonItem.tsx'
import styles from './Reasons.module.css'

/** More of an address or a page than this says nothing more. */
const maxPasted = 8_000

/** Reads what a page of Google says that keeps people, and what it means. Nothing of it is kept. */
export function GooglesPage() {
  const [pasted, setPasted] = useState('')
  const found = readGooglesPage(pasted)
  return (
    <div className={styles['reading']}>
      <Field
        label={<Text id="doctor.page" />}
        hint={<Text id="doctor.page.hint" />}
        value={pasted}
        maxLength={maxPasted}
        autoComplete="off"
        onChange={setPasted}
      />
      <div role="status">
        {found ? (
          <ul className={styles['reasons']}>
            <ReasonItem id={found} />
          </ul>
        ) : (
          pasted.trim() !== '' && (
            <p className={styles['title']}>
              <Text id="doctor.page.unknown" />
            </p>
          )
        )}
      </div>
    </div>
  )
}
