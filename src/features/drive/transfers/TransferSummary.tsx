import { countdown } from '#i18n/format.ts'
import { Text, useFormat } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import type { SavingItem } from '../saving/saving.ts'
import { isUnderWay, type UploadItem } from '../upload/upload-item.ts'
import styles from './TransferSummary.module.css'

/** One line for all that is on its way; read out when it changes in kind, not with each byte. */
export function TransferSummary({ up, down }: { up: readonly UploadItem[]; down: readonly SavingItem[] }) {
  const format = useFormat()
  const moving = up.filter(isUnderWay)
  const done = up.filter(({ state }) => state === 'done').length
  const failed = up.filter(({ state }) => state === 'failed').length
  const reading = down.filter(({ state }) => state === 'reading').length
  const speed = sum(moving.map((item) => (item.state === 'sending' ? (item.speed ?? 0) : 0)))
  const left = sum(moving.map(({ size, sent }) => size - sent))
  const what =
    moving.length > 0
      ? moving.every(({ state }) => state === 'paused')
        ? 'paused'
        : moving.some(({ state }) => state === 'offline')
          ? 'offline'
          : 'sending'
      : reading > 0
        ? 'reading'
        : failed > 0
          ? 'failed'
          : up.length > 0
            ? 'done'
            : 'saved'
  return (
    <div className={styles['summary']}>
      <p className={styles['what']} role="status">
        <Text
          id={`drive.transfers.${what}`}
          values={{
            count: what === 'reading' ? reading : what === 'saved' ? down.length : moving.length,
            done,
            failed,
          }}
        />
      </p>
      {moving.length > 0 && (
        <p className={styles['facts']}>
          <Text id="drive.transfers.left" values={{ size: byteSize(left, format) }} />
          {speed > 0 && (
            <>
              {' · '}
              <Text id="drive.transfers.speed" values={{ speed: byteSize(speed, format) }} />
              {' · '}
              {countdown((left / speed) * 1000)}
            </>
          )}
        </p>
      )}
    </div>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
