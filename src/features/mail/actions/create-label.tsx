import { useMutation } from '@tanstack/react-query'
import { useAuth } from '#auth/react.tsx'
import { problemOf } from '#google/errors.ts'
import { createLabel, type Label } from '#google/gmail/labels.ts'
import { Text } from '#i18n/react.tsx'
import { labelsQuery } from '../queries.ts'
import styles from './LabelPicker.module.css'

/** Makes a label, and goes on with it. */
export function useCreateLabel(onCreated: (label: Label) => void) {
  const { send } = useAuth()
  const { mutate, error } = useMutation({
    mutationKey: ['mail', 'create-label'],
    mutationFn: (name: string) => createLabel(send, { name }),
    onSuccess: async (label, _name, _result, { client }) => {
      onCreated(label)
      await client.invalidateQueries({ queryKey: labelsQuery(send).queryKey })
    },
  })
  const problem = error ? (
    <p role="alert" className={styles['problem']}>
      <Text id={`google.error.${problemOf(error).code}`} />
    </p>
  ) : undefined
  return { create: (name: string) => mutate(name), problem }
}
