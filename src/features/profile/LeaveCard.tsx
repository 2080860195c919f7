import { useState, type ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Provider } from '#config/configuration.ts'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { runCommand } from '#ui/commands/commands.tsx'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'
import { DisconnectDialog } from './DisconnectDialog.tsx'
import styles from './LeaveCard.module.css'

/** The ways to end it, each with what it does. */
export function LeaveCard({ provider }: { provider: Provider }) {
  const auth = useAuth()
  const [asked, setAsked] = useState<'disconnect' | 'reset'>()
  const close = () => setAsked(undefined)
  return (
    <Card title={<Text id="profile.leave.title" />}>
      <ul className={styles['ways']}>
        <Way note={<Text id="profile.leave.signOut" />}>
          <Button onClick={() => runCommand('sign-out')}>
            <Text id="action.signOut" />
          </Button>
        </Way>
        <Way note={<Text id="profile.leave.disconnect" />}>
          <Button onClick={() => setAsked('disconnect')}>
            <Text id="action.disconnect" />
          </Button>
        </Way>
        {provider.kind === 'demo' && (
          <Way note={<Text id="profile.leave.resetDemo" />}>
            <Button onClick={() => setAsked('reset')}>
              <Text id="action.resetDemo" />
            </Button>
          </Way>
        )}
      </ul>
      <DisconnectDialog open={asked === 'disconnect'} onClose={close} />
      <ConfirmDialog
        open={asked === 'reset'}
        title={<Text id="profile.reset.title" />}
        confirm={<Text id="action.resetDemo" />}
        onConfirm={() => {
          close()
          void auth.resetDemo()
        }}
        onClose={close}
      >
        <p>
          <Text id="profile.reset.what" />
        </p>
      </ConfirmDialog>
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
