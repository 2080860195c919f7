import { ChevronDown, FolderUp, Upload } from 'lucide-react'
import { useImperativeHandle, useRef, type Ref } from 'react'
import { Button as PlainButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import menu from '../actions/FileMenu.module.css'
import styles from './UploadButton.module.css'
import type { ChosenFile } from './uploads.ts'

/** Chooses files, or a whole folder, to be uploaded. */
export function UploadButton({
  onChoose,
  ref,
}: {
  onChoose: (files: readonly ChosenFile[]) => void
  ref: Ref<{ choose: () => void }>
}) {
  const text = useText()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => ({ choose: () => files.current?.click() }), [])
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map(
      // A file of a chosen folder says where in it it lies: `folder/inner/name`.
      (file): ChosenFile => ({ file, path: (file.webkitRelativePath ?? '').split('/').slice(0, -1) }),
    )
    // The same choice again is a choice too.
    input.value = ''
    if (chosen.length > 0) onChoose(chosen)
  }
  return (
    <div className={styles['both']}>
      <Button look="primary" onClick={() => files.current?.click()}>
        <Upload aria-hidden />
        <Text id="drive.upload" />
      </Button>
      <MenuTrigger>
        <PlainButton className={styles['more'] ?? ''} aria-label={text('drive.upload.more')}>
          <ChevronDown aria-hidden />
        </PlainButton>
        <Popover className={menu['popover'] ?? ''} placement="bottom end">
          <Menu className={menu['menu'] ?? ''} aria-label={text('drive.upload')}>
            <MenuItem className={menu['item'] ?? ''} onAction={() => files.current?.click()}>
              <Upload aria-hidden />
              <Text id="drive.upload.files" />
            </MenuItem>
            <MenuItem className={menu['item'] ?? ''} onAction={() => folder.current?.click()}>
              <FolderUp aria-hidden />
              <Text id="drive.upload.folder" />
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={text('drive.upload.files')}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input
          if (input) input.webkitdirectory = true
        }}
        type="file"
        hidden
        aria-label={text('drive.upload.folder')}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </div>
  )
}
