import { useState, type ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Provider } from '#config/schema.ts'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DisconnectDialog } from './DisconnectDialog.tsx'
import styles from './LeaveCard.module.css'

/** The ways to end it, each with what it does. */
export function LeaveCard({ provider }: { provider: Provider }) {
  const auth = useAuth()
  const [disconnecting, setDisconnecting] = useState(false)
  return (
    <Card title={<Text id="profile.leave.title" />}>
      <ul className={styles['ways']}>
        <Way note={<Text id="profile.leave.signOut" />}>
          <Button onClick={() => void auth.signOut()}>
            <Text id="action.signOut" />
          </Button>
        </Way>
        <Way note={<Text id="profile.leave.disconnect" />}>
          <Button onClick={() => setDisconnecting(true)}>
            <Text id="action.disconnect" />
          </Button>
        </Way>
        {provider.kind === 'demo' && (
          <Way note={<Text id="profile.leave.resetDemo" />}>
            <Button onClick={() => void auth.resetDemo()}>
              <Text id="action.resetDemo" />
            </Button>
          </Way>
        )}
      </ul>
      <DisconnectDialog open={disconnecting} onClose={() => setDisconnecting(false)} />
    </Card>
  )
}

function Way({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <li className={styles['way']}>
      <p className={styles['note']}>{note}</p>
      {children}
    </li>
  )
}
