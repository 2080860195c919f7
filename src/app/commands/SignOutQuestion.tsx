import { Text } from '#i18n/react.tsx'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'

/** Asked where a sign-out would lose what somebody is in the middle of. */
export function SignOutQuestion({ onConfirm, onClose }: { onConfirm: () => void; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      title={<Text id="signOut.title" />}
      confirm={<Text id="action.signOut" />}
      onConfirm={() => {
        onClose()
        onConfirm()
      }}
      onClose={onClose}
    >
      <p>
        <Text id="signOut.lost" />
      </p>
    </ConfirmDialog>
  )
}
