import { Keyboard, LogOut, Unplug } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { DisconnectDialog } from '#features/profile/DisconnectDialog.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import { runCommand } from '#ui/commands/commands.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import styles from './AccountMenu.module.css'

/** A menu takes the focus when it opens, unlike a field on a page that loads. */
const opened = { autoFocus: 'first' } as const

/** What opens below the account's button. */
export function AccountMenuList({
  account: { name, email, subject },
  trigger,
  open,
  onOpenChange,
}: {
  account: { name?: string | undefined; email?: string | undefined; subject: string }
  trigger: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const text = useText()
  const [disconnecting, setDisconnecting] = useState(false)
  const menu = useRef<HTMLDivElement>(null)

  // When it opens again the library leaves the focus on the menu as a whole, where Enter does nothing.
  useEffect(() => {
    if (!open) return undefined
    const frame = requestAnimationFrame(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open])

  return (
    <>
      <Popover
        className={styles['popover'] ?? ''}
        aria-label={text('account.menu')}
        placement="bottom end"
        triggerRef={trigger}
        isOpen={open}
        onOpenChange={onOpenChange}
      >
        <div className={styles['person']}>
          {name && (
            <span className={styles['name']}>
              <Foreign maxCharacters={80}>{name}</Foreign>
            </span>
          )}
          <Foreign>{email ?? subject}</Foreign>
        </div>
        <Menu
          ref={menu}
          className={styles['menu'] ?? ''}
          aria-label={text('account.menu')}
          {...opened}
          onClose={() => onOpenChange(false)}
        >
          <MenuItem className={styles['item'] ?? ''} onAction={() => runCommand('sign-out')}>
            <LogOut aria-hidden />
            <Text id="action.signOut" />
          </MenuItem>
          <MenuItem className={classNames(styles['item'], styles['danger'])} onAction={() => setDisconnecting(true)}>
            <Unplug aria-hidden />
            <Text id="action.disconnect" />
          </MenuItem>
          <MenuItem className={styles['item'] ?? ''} onAction={() => runCommand('help')}>
            <Keyboard aria-hidden />
            <Text id="commands.help" />
          </MenuItem>
        </Menu>
      </Popover>
      <DisconnectDialog open={disconnecting} onClose={() => setDisconnecting(false)} />
    </>
  )
}
