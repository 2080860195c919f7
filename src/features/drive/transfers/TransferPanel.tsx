import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useAuth } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { useWarnBeforeLeaving } from '#ui/leaving.tsx'
import { savingsOf } from '../saving/saving.ts'
import { ConflictDialog } from '../upload/ConflictDialog.tsx'
import { useCutUploads } from '../upload/cut-uploads.tsx'
import { isUnderWay } from '../upload/upload-item.ts'
import { uploadsOf } from '../upload/uploads.ts'
import { SavingRow } from './SavingRow.tsx'
import styles from './TransferPanel.module.css'
import { TransferSummary } from './TransferSummary.tsx'
import { UploadRow } from './UploadRow.tsx'

/** What is on its way up and down, on every page; it stays until it is put away. */
export function TransferPanel() {
  const { send } = useAuth()
  const text = useText()
  const queryClient = useQueryClient()
  const uploads = uploadsOf(send, queryClient)
  const savings = savingsOf(send, queryClient)
  const up = useSyncExternalStore(uploads.subscribe, uploads.getSnapshot)
  const down = useSyncExternalStore(savings.subscribe, savings.getSnapshot)
  const [folded, setFolded] = useState(false)
  const underWay = up.some(isUnderWay)
  const reading = down.some(({ state }) => state === 'reading')
  useWarnBeforeLeaving(underWay || reading)
  const { cut, dismiss } = useCutUploads(up)
  if (up.length === 0 && down.length === 0 && cut.length === 0) return null

  const conflicts = up.filter(({ state }) => state === 'conflict')
  const [conflict] = conflicts
  const Fold = folded ? ChevronUp : ChevronDown
  return (
    <section className={styles['panel']} tabIndex={-1} aria-label={text('drive.transfers')}>
      <div className={styles['head']}>
        {up.length + down.length > 0 ? (
          <TransferSummary up={up} down={down} />
        ) : (
          <p className={styles['title']}>
            <Text id="drive.transfers" />
          </p>
        )}
        <button
          type="button"
          className={styles['button']}
          aria-label={text('drive.transfers.details')}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          <Fold aria-hidden />
        </button>
        {!underWay && !reading && (
          <button
            type="button"
            className={styles['button']}
            aria-label={text('drive.transfers.close')}
            onClick={() => {
              uploads.clear()
              savings.clear()
              dismiss()
            }}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      {!folded && (
        <>
          {cut.length > 0 && (
            <div role="status" className={styles['cut']}>
              <p>
                <Text id="drive.transfers.cut" values={{ count: cut.length }} />
              </p>
              <ul>
                {cut.map((name) => (
                  <li key={name}>
                    <Foreign>{name}</Foreign>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <ul className={styles['items']}>
            {up.map((item) => (
              <UploadRow key={`up ${item.id}`} item={item} uploads={uploads} />
            ))}
            {down.map((item) => (
              <SavingRow key={`down ${item.id}`} item={item} savings={savings} />
            ))}
          </ul>
          {up.filter(isUnderWay).length > 1 && (
            <div className={styles['foot']}>
              <Button look="quiet" onClick={uploads.cancelAll}>
                <Text id="drive.upload.cancelAll" />
              </Button>
            </div>
          )}
        </>
      )}
      {conflict && (
        <ConflictDialog
          key={conflict.id}
          item={conflict}
          others={conflicts.length - 1}
          onChoose={(choice, forAll) => uploads.choose(conflict.id, choice, forAll)}
          onCancel={() => {
            for (const { id } of conflicts) uploads.cancel(id)
          }}
        />
      )}
    </section>
  )
}
