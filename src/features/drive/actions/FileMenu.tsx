import { ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { Keyboard, Menu, MenuItem, Popover, SubmenuTrigger, Text as Label } from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import { isAppleKeyboard, keyCaps } from '#ui/commands/command-keys.ts'
import { roomForColumns, useMedia } from '../media.tsx'
import type { FileAction } from './file-actions.tsx'
import styles from './FileMenu.module.css'

/** What can be done with the chosen files, at the pointer or below what has the focus. */
export function FileMenu({
  at,
  actions,
  onClose,
}: {
  /** In pixels of the window; undefined while the menu is shut. */
  at: { x: number; y: number } | undefined
  actions: readonly FileAction[]
  onClose: () => void
}) {
  const text = useText()
  const anchor = useRef<HTMLSpanElement>(null)
  const roomy = useMedia(roomForColumns)
  return (
    <>
      <span
        ref={anchor}
        className={styles['anchor']}
        style={{ insetInlineStart: at?.x ?? 0, insetBlockStart: at?.y ?? 0 }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={at !== undefined}
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        aria-label={text('drive.actions')}
        placement="bottom start"
        offset={2}
        className={styles['popover'] ?? ''}
      >
        <Menu className={styles['menu'] ?? ''} aria-label={text('drive.actions')} onClose={onClose}>
          {actions.map((action) =>
            action.choices ? (
              <SubmenuTrigger key={action.id}>
                <ActionItem action={action} />
                <Popover
                  className={styles['popover'] ?? ''}
                  offset={-2}
                  // Two menus do not fit beside each other on a telephone.
                  placement={roomy ? 'end top' : 'bottom end'}
                >
                  <Menu className={styles['menu'] ?? ''} aria-label={text(`drive.action.${action.id}`)}>
                    {action.choices.map(({ id, run }) => (
                      <MenuItem
                        key={id}
                        id={id}
                        className={styles['choice'] ?? ''}
                        onAction={() => {
                          // A menu without a trigger of its own is not closed from below.
                          onClose()
                          run()
                        }}
                      >
                        <Text id={`drive.format.${id}`} />
                      </MenuItem>
                    ))}
                  </Menu>
                </Popover>
              </SubmenuTrigger>
            ) : (
              <ActionItem key={action.id} action={action} />
            ),
          )}
        </Menu>
      </Popover>
    </>
  )
}

function ActionItem({ action: { id, icon: Icon, keys, danger, href, choices, run } }: { action: FileAction }) {
  const text = useText()
  return (
    <MenuItem
      id={id}
      textValue={text(`drive.action.${id}`)}
      className={classNames(styles['item'], danger && styles['danger'])}
      onAction={run}
      {...(href !== undefined && { href, target: '_blank', rel: 'noopener noreferrer' })}
    >
      <Icon aria-hidden />
      <Label slot="label">
        <Text id={`drive.action.${id}`} />
      </Label>
      {choices && <ChevronRight aria-hidden />}
      {keys !== undefined && (
        <Keyboard className={styles['keys'] ?? ''}>
          {keyCaps(keys, isAppleKeyboard())
            .map((caps) => caps.join('+'))
            .join(' ')}
        </Keyboard>
      )}
    </MenuItem>
  )
}
