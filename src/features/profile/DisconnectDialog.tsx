import { useAuth, useSession } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'

/** Says what disconnecting does before it is done: signing out, and taking the grant back at the provider. */
export function DisconnectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const auth = useAuth()
  const { signedIn } = useSession()
  const provider = auth.providers.find(({ id }) => id === signedIn?.providerId)
  if (!provider) return null
  return (
    <ConfirmDialog
      open={open}
      title={<Text id="disconnect.title" />}
      confirm={<Text id="action.disconnect" />}
      onConfirm={() => {
        onClose()
        void auth.disconnect()
      }}
      onClose={onClose}
    >
      <p>
        <Text id="disconnect.what" parts={{ provider: <Foreign maxCharacters={60}>{provider.label}</Foreign> }} />
      </p>
      {provider.apiToken && (
        <p>
          <Text id="disconnect.broker" parts={{ provider: <Foreign maxCharacters={60}>{provider.label}</Foreign> }} />
        </p>
      )}
      <p>
        <Text id="disconnect.kept" />
      </p>
    </ConfirmDialog>
  )
}
