import { RotateCw, X } from 'lucide-react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { formatSize } from './format.ts'
import type { SavingItem, Savings } from './saving.ts'
import { TransferRow } from './TransferRow.tsx'

/** One file on its way down. */
export function SavingRow({ item, savings }: { item: SavingItem; savings: Savings }) {
  const text = useText()
  const format = useFormat()
  const { id, name, size, received, state } = item
  return (
    <TransferRow
      name={name}
      mimeType=""
      fraction={size === undefined ? undefined : size === 0 ? 1 : received / size}
      state={state === 'reading' ? 'moving' : state}
      quiet={state !== 'reading'}
      note={
        state === 'reading' && size !== undefined ? (
          <Text
            id="drive.download.progress"
            values={{ received: formatSize(received, format), size: formatSize(size, format) }}
          />
        ) : (
          <Text id={`drive.download.state.${state}`} />
        )
      }
      controls={[
        ...(state === 'failed'
          ? [{ label: text('drive.upload.retry', { name }), icon: RotateCw, run: () => savings.retry(id) }]
          : []),
        ...(state === 'reading'
          ? [{ label: text('drive.upload.cancel', { name }), icon: X, run: () => savings.cancel(id) }]
          : []),
      ]}
    />
  )
}
