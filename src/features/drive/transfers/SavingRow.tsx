import { RotateCw, X } from 'lucide-react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import type { SavingItem, Savings } from '../saving/saving.ts'
import { TransferRow } from './TransferRow.tsx'

/** One file on its way down. */
export function SavingRow({ item, savings }: { item: SavingItem; savings: Savings }) {
  const text = useText()
  const format = useFormat()
  const { id, name, size, received, files, leftOut, state, problem } = item
  return (
    <TransferRow
      name={name}
      mimeType=""
      fraction={fractionOf(item)}
      state={state === 'reading' ? 'moving' : state}
      quiet={state !== 'reading'}
      note={
        state === 'reading' && files ? (
          <Text
            id="drive.zip.progress"
            values={{ done: files.done, all: files.all, received: byteSize(received, format) }}
          />
        ) : state === 'done' && leftOut ? (
          <Text id="drive.zip.incomplete" values={{ count: leftOut }} />
        ) : state === 'reading' && size !== undefined ? (
          <Text
            id="drive.download.progress"
            values={{ received: byteSize(received, format), size: byteSize(size, format) }}
          />
        ) : (
          <SavingNote state={state} problem={problem} />
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

/** What each file of an archive costs beside its bytes, for a bar that moves with small files too. */
const bytesForAsking = 64_000

function fractionOf({ size, received, files }: SavingItem): number | undefined {
  if (size === undefined) return undefined
  const [now, all] = files
    ? [received + files.done * bytesForAsking, size + files.all * bytesForAsking]
    : [received, size]
  return all === 0 ? 1 : Math.min(1, now / all)
}

function SavingNote({ state, problem }: Pick<SavingItem, 'state'> & { problem: SavingItem['problem'] }) {
  if (state !== 'failed') return <Text id={`drive.download.state.${state}`} />
  if (problem === 'export-too-large') return <Text id="drive.download.problem.export-too-large" />
  return <Text id={`google.error.${problem ?? 'unexpected-answer'}`} />
}
