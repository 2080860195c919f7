import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { hasOwnName } from './system-labels.ts'

/** A label by its name: Gmail's own in the person's language, the person's as they wrote it. */
export function LabelName({ id, name }: { id: string; name?: string | undefined }) {
  if (hasOwnName(id)) return <Text id={`mail.label.${id}`} />
  return <Foreign maxCharacters={60}>{name ?? ''}</Foreign>
}
