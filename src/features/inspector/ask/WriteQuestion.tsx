import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'

/** Asks before a call that changes something at the API: nobody can take it back from here. */
export function WriteQuestion({
  call,
  title,
  onConfirm,
  onClose,
}: {
  call: string
  title: string
  onConfirm: () => void
  onClose: () => void
}) {
  return (
    <ConfirmDialog open title={title} confirm={<Text id="flow.ask.send" />} onConfirm={onConfirm} onClose={onClose}>
      <p>
        <Text id="flow.ask.sureWhy" />
      </p>
      <p>
        <code translate="no">
          <Foreign maxCharacters={200}>{call}</Foreign>
        </code>
      </p>
    </ConfirmDialog>
  )
}
