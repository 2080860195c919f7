import styles from './PkceCard.module.css'

/** A text with some of its characters marked; neighbours share one mark. */
export function MarkedText({ text, marks = new Set() }: { text: string; marks?: ReadonlySet<number> | undefined }) {
  const pieces: { text: string; marked: boolean }[] = []
  for (const [at, character] of [...text].entries()) {
    const last = pieces.at(-1)
    if (last?.marked === marks.has(at)) last.text += character
    else pieces.push({ text: character, marked: marks.has(at) })
  }
  return (
    <code className={styles['value']} translate="no">
      {pieces.map((piece, at) =>
        piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
      )}
    </code>
  )
}
