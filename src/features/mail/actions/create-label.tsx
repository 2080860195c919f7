import { useMutation } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { problemOf } from '#google/errors.ts'
import { createLabel, type Label } from '#google/gmail/labels.ts'
import { Text } from '#i18n/react.tsx'
import { noteFocus } from '#ui/focus/kept-focus.ts'
import { labelsQuery } from '../queries.ts'
import styles from './LabelPicker.module.css'

/** Goes on with a label that was made. @param late the person went on with something meanwhile */
type Use = (label: Label, late: boolean) => void

/** Makes a label, and uses it for what it was meant for then, whatever is chosen once it is there. */
export function useCreateLabel(use: Use) {
  const { send } = useAuth()
  const { mutate, error } = useMutation({
    mutationKey: ['mail', 'create-label'],
    mutationFn: ({ name }: { name: string; use: Use; isStill: () => boolean }) => createLabel(send, { name }),
    onSuccess: async (label, wanted, _result, { client }) => {
      wanted.use(label, !wanted.isStill())
      await client.invalidateQueries({ queryKey: labelsQuery(send).queryKey })
    },
  })
  const problem = error ? (
    <p role="alert" className={styles['problem']}>
      <Text id={`google.error.${problemOf(error).code}`} />
    </p>
  ) : undefined
  return { create: (name: string) => mutate({ name, use, isStill: noteFocus() }), problem }
}
