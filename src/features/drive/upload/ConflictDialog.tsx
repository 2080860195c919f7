import { useState } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { DriveDialog } from '../DriveDialog.tsx'
import styles from './ConflictDialog.module.css'
import type { ConflictChoice, UploadItem } from './upload-item.ts'

/** A file of the same name is there already: what to do is decided before anything is sent. */
export function ConflictDialog({
  item,
  others,
  onChoose,
  onCancel,
}: {
  item: UploadItem
  /** How many more wait for the same question. */
  others: number
  onChoose: (choice: ConflictChoice, forAll: boolean) => void
  onCancel: () => void
}) {
  const format = useFormat()
  const [forAll, setForAll] = useState(others > 0)
  const { namesake } = item
  const modified = namesake?.modifiedTime && Date.parse(namesake.modifiedTime)
  return (
    <DriveDialog title={<Text id="drive.conflict.title" />} onClose={onCancel}>
      <p>
        <Text
          id="drive.conflict.what"
          parts={{
            name: (
              <strong>
                <Foreign maxCharacters={80}>{item.name}</Foreign>
              </strong>
            ),
          }}
        />
      </p>
      <dl className={styles['both']}>
        <dt>
          <Text id="drive.conflict.there" />
        </dt>
        <dd>
          {namesake?.size !== undefined && byteSize(namesake.size, format)}
          {modified && ` · ${format.date(modified, { dateStyle: 'medium', timeStyle: 'short' })}`}
        </dd>
        <dt>
          <Text id="drive.conflict.new" />
        </dt>
        <dd>{byteSize(item.size, format)}</dd>
      </dl>
      {others > 0 && (
        <label className={styles['all']}>
          <input type="checkbox" checked={forAll} onChange={({ target }) => setForAll(target.checked)} />
          <Text id="drive.conflict.forAll" values={{ others }} />
        </label>
      )}
      <div className={styles['actions']}>
        <Button onClick={() => onChoose('skip', forAll)}>
          <Text id="drive.conflict.skip" />
        </Button>
        {item.replaceable && (
          <Button onClick={() => onChoose('replace', forAll)}>
            <Text id="drive.conflict.replace" />
          </Button>
        )}
        <Button look="primary" onClick={() => onChoose('keep-both', forAll)}>
          <Text id="drive.conflict.keepBoth" />
        </Button>
      </div>
    </DriveDialog>
  )
}
