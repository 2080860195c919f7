import { GooglesPage } from '#doctor/GooglesPage.tsx'
import { ReasonItem } from '#doctor/ReasonItem.tsx'
import { groups, reasons, type Reason, type ReasonId } from '#doctor/reasons.ts'
import { Text } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import styles from './SetupPage.module.css'

const ids = Object.keys(reasons) as ReasonId[]
const idsOf = (group: Reason['group']) => ids.filter((id) => reasons[id].group === group)

/** Every known reason for a failure, and, where it may be Google, what a page of its own that keeps the person means. */
export function ReasonsCard({ atGoogle }: { atGoogle: boolean }) {
  return (
    <Card title={<Text id="setup.errors.title" />}>
      {atGoogle && (
        <>
          <p className={styles['note']}>
            <Text id="setup.errors.note" />
          </p>
          <GooglesPage />
        </>
      )}
      {groups
        .filter((group) => atGoogle || group !== 'at-google')
        .map((group) => (
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
