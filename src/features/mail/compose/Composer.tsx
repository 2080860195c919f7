import { Paperclip, Trash2, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { notify } from '#ui/notices/notices.ts'
import { ConfirmDialog } from '#ui/overlay/ConfirmDialog.tsx'
import styles from './Composer.module.css'
import { useComposer } from './composer-state.tsx'
import { ComposerFiles } from './ComposerFiles.tsx'
import { compositions, type Composition } from './compositions.ts'
import { maxBytes, readFiles, sizeOf } from './files.ts'
import { mentionsAttachment } from './missing-attachment.ts'
import { RecipientField } from './RecipientField.tsx'

/** The panel in which a message is written. It leaves the rest of the page alone; on a small screen it is all there is. */
export function Composer({ composition, ownAddress }: { composition: Composition; ownAddress: string }) {
  const text = useText()
  const state = useComposer(composition, ownAddress)
  const { draft, files, saveState, change, changeFiles } = state
  const [copies, setCopies] = useState(
    draft.cc.length + draft.bcc.length > 0 || Boolean(draft.unfinished?.cc) || Boolean(draft.unfinished?.bcc),
  )
  const [asking, setAsking] = useState<'attachment'>()
  const [over, setOver] = useState(false)
  const [isAddressed] = useState(draft.to.length > 0)
  const picker = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    // Whoever went on with something while the code for it was on its way keeps the focus there.
    if (!isFocusFree() && document.activeElement !== composition.opener) return
    const area = body.current
    const first = panel.current?.querySelector<HTMLInputElement>('input[data-recipients]')
    if (!isAddressed) first?.focus()
    else if (area) {
      area.focus()
      area.setSelectionRange(0, 0)
      area.scrollTop = 0
    }
  }, [isAddressed, composition])

  const read = async (list: Iterable<File>) => {
    const found = await readFiles(list)
    // Others may have come, and more may have been typed, while these were read.
    const all = [...composition.files, ...found]
    if (sizeOf(all) > maxBytes) notify({ text: { id: 'mail.compose.tooLarge' }, tone: 'problem' })
    else changeFiles(all)
  }
  /** Files on their way from the disk: what is sent has them. */
  const reading = useRef(Promise.resolve())
  const add = (list: Iterable<File>) => {
    reading.current = Promise.all([reading.current, read(list)]).then(() => undefined)
  }
  const send = async (sure = false) => {
    await reading.current
    // Closed, or sent by the press before.
    if (compositions.getSnapshot() !== composition) return
    const { draft: now, files: attached } = composition
    const recipients = [...now.to, ...now.cc, ...now.bcc]
    if (Object.values(now.unfinished ?? {}).some((typed) => typed.trim() !== '')) {
      notify({ text: { id: 'mail.compose.badRecipient' }, tone: 'problem' })
      const fields = panel.current?.querySelectorAll<HTMLInputElement>('input[data-recipients]') ?? []
      Array.from(fields)
        .find(({ value }) => value.trim() !== '')
        ?.focus()
    } else if (recipients.length === 0) notify({ text: { id: 'mail.compose.noRecipient' }, tone: 'problem' })
    else if (sizeOf(attached) > maxBytes) notify({ text: { id: 'mail.compose.tooLarge' }, tone: 'problem' })
    else if (!sure && attached.length === 0 && mentionsAttachment(now.text, now.subject)) setAsking('attachment')
    else state.send()
  }
  const showCopies = () => {
    // The fields take the place of the button, and the first of them the focus.
    flushSync(() => setCopies(true))
    panel.current?.querySelectorAll<HTMLInputElement>('input[data-recipients]')[1]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    } else if (event.key === 'Escape' && !event.defaultPrevented) state.close()
  }
  const field = (name: 'to' | 'cc' | 'bcc') => (
    <RecipientField
      label={text(`mail.compose.${name}`)}
      mailboxes={draft[name]}
      ownAddress={ownAddress}
      unfinished={draft.unfinished?.[name]}
      onType={(typed) => state.keepUnfinished(name, typed)}
      onChange={(mailboxes) => change({ [name]: mailboxes })}
    />
  )
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles['composer']}
      aria-label={draft.subject.trim() || text('mail.compose.title')}
      data-over={over}
    >
      <div
        role="presentation"
        className={styles['inside']}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          add(event.dataTransfer.files)
        }}
      >
        <header className={styles['head']}>
          <h2 className={styles['title']}>
            {draft.subject.trim() ? (
              <Foreign maxCharacters={60}>{draft.subject}</Foreign>
            ) : (
              <Text id="mail.compose.title" />
            )}
          </h2>
          <span className={styles['state']} role="status">
            <Text id={`mail.compose.state.${saveState}`} />
          </span>
          <button
            type="button"
            className={styles['icon']}
            aria-label={text('mail.compose.close')}
            onClick={state.close}
          >
            <X aria-hidden />
          </button>
        </header>
        <div className={styles['fields']}>
          <div className={styles['line']}>
            {field('to')}
            {!copies && (
              <button type="button" className={styles['copies']} onClick={showCopies}>
                <Text id="mail.compose.copies" />
              </button>
            )}
          </div>
          {copies && field('cc')}
          {copies && field('bcc')}
          <label className={styles['subject']}>
            <span className={styles['label']}>
              <Text id="mail.compose.subject" />
            </span>
            <input
              value={draft.subject}
              maxLength={900}
              onChange={(event) => change({ subject: event.target.value })}
            />
          </label>
        </div>
        <textarea
          ref={body}
          className={styles['text']}
          aria-label={text('mail.compose.text')}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        {files.length > 0 && <ComposerFiles files={files} onChange={changeFiles} />}
        <footer className={styles['foot']}>
          <Button look="primary" onClick={() => void send()}>
            <Text id="mail.compose.send" />
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={text('mail.compose.attach')}
            onChange={(event) => {
              add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <Button look="quiet" aria-label={text('mail.compose.attach')} onClick={() => picker.current?.click()}>
            <Paperclip aria-hidden />
          </Button>
          <span className={styles['space']} />
          <Button look="quiet" aria-label={text('mail.compose.discard')} onClick={state.discard}>
            <Trash2 aria-hidden />
          </Button>
        </footer>
      </div>
      <ConfirmDialog
        open={asking === 'attachment'}
        title={<Text id="mail.compose.missing.title" />}
        confirm={<Text id="mail.compose.missing.send" />}
        onConfirm={() => {
          setAsking(undefined)
          void send(true)
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>
          <Text id="mail.compose.missing.what" />
        </p>
      </ConfirmDialog>
    </section>
  )
}
