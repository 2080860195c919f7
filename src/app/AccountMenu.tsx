import { ChevronDown, Keyboard, LogOut, Unplug } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useAuth, useSession } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { DisconnectDialog } from '#features/profile/DisconnectDialog.tsx'
import { classNames } from '#ui/class-names.ts'
import { runCommand } from '#ui/commands.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Initials } from '#ui/Initials.tsx'
import styles from './AccountMenu.module.css'

/** Who is signed in, and the two ways to leave. */
export function AccountMenu() {
  const auth = useAuth()
  const text = useText()
  const { signedIn } = useSession()
  const [disconnecting, setDisconnecting] = useState(false)
  if (!signedIn) return null
  const { name, email, subject } = signedIn.account

  return (
    <>
      <MenuTrigger>
        <Button className={styles['button'] ?? ''}>
          <Initials name={name ?? email ?? subject} />
          <Text id="account.menu" />
          <ChevronDown aria-hidden />
        </Button>
        <Popover className={styles['popover'] ?? ''} placement="bottom end">
          <div className={styles['person']}>
            {name && (
              <span className={styles['name']}>
                <Foreign maxCharacters={80}>{name}</Foreign>
              </span>
            )}
            <Foreign>{email ?? subject}</Foreign>
          </div>
          <Menu className={styles['menu'] ?? ''} aria-label={text('account.menu')}>
            <MenuItem className={styles['item'] ?? ''} onAction={() => runCommand('help')}>
              <Keyboard aria-hidden />
              <Text id="commands.help" />
            </MenuItem>
            <MenuItem className={styles['item'] ?? ''} onAction={() => void auth.signOut()}>
              <LogOut aria-hidden />
              <Text id="action.signOut" />
            </MenuItem>
            <MenuItem className={classNames(styles['item'], styles['danger'])} onAction={() => setDisconnecting(true)}>
              <Unplug aria-hidden />
              <Text id="action.disconnect" />
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <DisconnectDialog open={disconnecting} onClose={() => setDisconnecting(false)} />
    </>
  )
}
