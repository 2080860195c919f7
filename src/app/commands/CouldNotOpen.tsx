import { useEffect } from 'react'
import { notify } from '#ui/notices/notices.ts'

/**
 * In the place of a dialog or menu whose code did not come, for instance without a network: it is said, and the page
 * stays as it is.
 * @param text id of what to say
 * @param signOut done by the notice's button where the way out was to be found there: it is never out of reach
 * @param onShown closes what did not open
 */
export function CouldNotOpen({
  text = 'failure.part.what',
  signOut,
  onShown,
}: {
  text?: string
  signOut?: (() => void) | undefined
  onShown: () => void
}) {
  useEffect(() => {
    notify({
      tone: 'problem',
      text: { id: text },
      ...(signOut && { action: { label: 'action.signOut', run: signOut } }),
    })
    onShown()
  })
  return null
}
