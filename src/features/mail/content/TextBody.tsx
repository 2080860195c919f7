import { useMemo, useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { useWriteTo } from '../compose/write-to.tsx'
import { linkText } from './link-text.ts'
import { divideText, type TextBlock } from './quotes.ts'
import styles from './TextBody.module.css'

/** A text as its sender wrote it, with what they quote folded away. */
export function TextBody({ text }: { text: string }) {
  const blocks = useMemo(() => divideText(text), [text])
  return (
    <div className={styles['text']}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} isOnly={blocks.length === 1} />
      ))}
    </div>
  )
}

function Block({ block: { kind, text }, isOnly }: { block: TextBlock; isOnly: boolean }) {
  const [open, setOpen] = useState(isOnly)
  if (kind !== 'quote') {
    return (
      <p className={kind === 'signature' ? styles['signature'] : styles['words']} dir="auto">
        <Linked text={text} />
      </p>
    )
  }
  return (
    <div>
      <button type="button" className={styles['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Text id={open ? 'mail.content.quote.hide' : 'mail.content.quote.show'} />
      </button>
      {open && (
        <blockquote className={styles['quote']} dir="auto">
          <Linked text={unmarked(text)} />
        </blockquote>
      )}
    </div>
  )
}

/** The line at the side says what the first mark of each line did. */
const unmarked = (quote: string) => quote.replaceAll(/^ ?[>＞] ?/gm, '')

function Linked({ text }: { text: string }) {
  const pieces = useMemo(() => linkText(text), [text])
  const writeTo = useWriteTo()
  return pieces.map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      <a
        key={index}
        href={piece.link.href}
        target="_blank"
        rel="noopener noreferrer"
        title={piece.link.href}
        onClick={(event) => {
          if (!piece.link.href.startsWith('mailto:')) return
          event.preventDefault()
          writeTo(piece.link.href)
        }}
      >
        <bdi>{piece.text}</bdi>
      </a>
    ),
  )
}
