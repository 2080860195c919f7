import { Pause, Play, RotateCw, X, type LucideIcon } from 'lucide-react'
import { countdown } from '#i18n/format.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { isUnderWay, type UploadItem, type UploadProblem } from '../upload/upload-item.ts'
import type { Uploads } from '../upload/uploads.ts'
import { TransferRow } from './TransferRow.tsx'

const looks = { done: 'done', failed: 'failed', sending: 'moving', checking: 'moving', retrying: 'moving' } as const
/** Problems with a sentence of their own; the others share Google's. */
const ownSentences: readonly UploadProblem[] = ['storage-full', 'pieces-refused', 'file-unreadable', 'expired']

/** One file on its way up. */
export function UploadRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const text = useText()
  const { id, name, size, sent, state } = item
  const control = (label: string, icon: LucideIcon, run: () => void) => ({ label: text(label, { name }), icon, run })
  const controls = [
    ...(['waiting', 'sending', 'offline', 'retrying'].includes(state)
      ? [control('drive.upload.pause', Pause, () => uploads.pause(id))]
      : []),
    ...(state === 'paused' ? [control('drive.upload.resume', Play, () => uploads.resume(id))] : []),
    ...(state === 'failed' ? [control('drive.upload.retry', RotateCw, () => uploads.resume(id))] : []),
    ...(isUnderWay(item) ? [control('drive.upload.cancel', X, () => uploads.cancel(id))] : []),
  ]
  return (
    <TransferRow
      name={name}
      mimeType={item.file?.mimeType ?? item.mimeType}
      fraction={size === 0 ? 1 : sent / size}
      state={looks[state as keyof typeof looks] ?? 'still'}
      quiet={!isUnderWay(item)}
      note={<Note item={item} />}
      controls={controls}
    />
  )
}

function Note({ item: { state, size, sent, speed, leftMs, problem } }: { item: UploadItem }) {
  const format = useFormat()
  if (problem !== undefined && (state === 'failed' || state === 'paused')) {
    return ownSentences.includes(problem) ? (
      <Text id={`drive.upload.problem.${problem}`} />
    ) : (
      <Text id={`google.error.${problem}`} />
    )
  }
  if (state === 'sending') {
    return (
      <>
        <Text id="drive.upload.progress" values={{ sent: byteSize(sent, format), size: byteSize(size, format) }} />
        {speed !== undefined && leftMs !== undefined && (
          <>
            {' · '}
            <Text id="drive.transfers.speed" values={{ speed: byteSize(speed, format) }} />
            {' · '}
            {countdown(leftMs)}
          </>
        )}
      </>
    )
  }
  return <Text id={`drive.upload.state.${state}`} />
}
