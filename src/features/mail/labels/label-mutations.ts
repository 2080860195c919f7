import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { createLabel, deleteLabel, patchLabel, type Label } from '#google/gmail/labels.ts'
import type { Send } from '#google/send.ts'
import { mailKeys } from '../mail-keys.ts'
import { labelsQuery } from '../queries.ts'
import { inkOn } from './label-color.ts'

/** What somebody wants of a label: a new one, where it has no id yet. */
export interface WantedLabel {
  id?: string
  name: string
  /** Of Gmail's palette; absent: as it is. */
  background?: string
}

const fieldsOf = ({ name, background }: WantedLabel) => ({
  name,
  ...(background !== undefined && { color: { backgroundColor: background, textColor: inkOn(background) } }),
})

/** Makes a label, or gives one another name or colour. Gmail refuses a name that another label has. */
export const saveLabelMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['mail', 'save-label'],
    mutationFn: (wanted: WantedLabel) =>
      wanted.id === undefined ? createLabel(send, fieldsOf(wanted)) : patchLabel(send, wanted.id, fieldsOf(wanted)),
    onSuccess: (saved, _wanted, _result, { client }) =>
      changeLabels(client, send, (labels) => [...labels.filter(({ id }) => id !== saved.id), saved]),
  })

/** Deletes a label for good. Conversations only lose it. */
export const deleteLabelMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['mail', 'delete-label'],
    mutationFn: ({ id }: Label) => deleteLabel(send, id),
    onSuccess: async (_done, { id: gone }, _result, { client }) => {
      await changeLabels(client, send, (labels) => labels.filter(({ id }) => id !== gone))
      client.removeQueries({ queryKey: mailKeys.list({ labelId: gone }) })
    },
  })

/** At once as it is known to be, and then as Gmail says. */
async function changeLabels(client: QueryClient, send: Send, change: (labels: readonly Label[]) => readonly Label[]) {
  const { queryKey } = labelsQuery(send)
  await client.cancelQueries({ queryKey })
  client.setQueryData(queryKey, (labels) => labels && change(labels))
  void client.invalidateQueries({ queryKey })
}
