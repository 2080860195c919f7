import { X } from 'lucide-react'
import { useFormat, useText } from '#i18n/react.tsx'
import { byteSize } from '#ui/byte-size.ts'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import type { ComposeFile } from './compose-draft.ts'
import styles from './ComposerFiles.module.css'
import { maxBytes, sizeOf } from './files.ts'

/** The files that go with a message, and how much of what one may carry they take. */
export function ComposerFiles({
  files,
  onChange,
}: {
  files: readonly ComposeFile[]
  onChange: (files: readonly ComposeFile[]) => void
}) {
  const text = useText()
  const format = useFormat()
  const used = text('mail.compose.used', { used: byteSize(sizeOf(files), format), limit: byteSize(maxBytes, format) })
  return (
    <div className={styles['files']}>
      <ul className={styles['list']} aria-label={text('mail.content.attachments', { count: files.length })}>
        {files.map((file, index) => (
          <li key={`${file.key} ${index}`} className={styles['file']}>
            <span className={styles['name']}>
              <Foreign maxCharacters={60}>{file.filename}</Foreign>
            </span>
            <span className={styles['size']}>{byteSize(file.content.length, format)}</span>
            <button
              type="button"
              className={styles['remove']}
              aria-label={text('mail.compose.removeFile', { name: boundedText(file.filename, 60) })}
              onClick={() => onChange(files.filter((other) => other !== file))}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <meter className={styles['meter']} aria-label={used} value={sizeOf(files)} max={maxBytes} />
    </div>
  )
}
