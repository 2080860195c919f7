import { useText } from '#i18n/react.tsx'
import styles from './Blocks.module.css'
import { Inlines } from './Inlines.tsx'
import { ConnectionNote } from './ConnectionNote.tsx'
import type { Block } from './page-tree.ts'

/** The text of a page as elements; nothing in it can become HTML. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, at) => <BlockElement key={at} block={block} />)
}

function BlockElement({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading id={block.id} tabIndex={-1} className={styles[Heading]}>
          <Inlines parts={block.parts} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Inlines parts={block.parts} />
        </p>
      )
    case 'code':
      return (
        <pre className={styles['pre']} translate="no">
          <code>{block.text}</code>
        </pre>
      )
    case 'list':
      return <ListElement {...block} />
    case 'table':
      return <TableElement {...block} />
    case 'note':
      return block.connections.length > 0 ? (
        <ConnectionNote connections={block.connections}>
          <Blocks blocks={block.blocks} />
        </ConnectionNote>
      ) : (
        <div className={styles['note']}>
          <Blocks blocks={block.blocks} />
        </div>
      )
  }
}

function ListElement({ ordered, start, items }: Extract<Block, { kind: 'list' }>) {
  const entries = items.map((item, at) => (
    <li key={at}>
      <Blocks blocks={item} />
    </li>
  ))
  return ordered ? (
    <ol className={styles['ol']} start={start}>
      {entries}
    </ol>
  ) : (
    <ul className={styles['ul']}>{entries}</ul>
  )
}

/** Wider than a small screen, it scrolls by itself, by keyboard too. */
function TableElement({ head, rows }: Extract<Block, { kind: 'table' }>) {
  const text = useText()
  return (
    <div className={styles['scroll']} role="group" aria-label={text('reading.table')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                <Inlines parts={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = [], ...rest], at) => (
            <tr key={at}>
              <th scope="row">
                <Inlines parts={first} />
              </th>
              {rest.map((cell, column) => (
                <td key={column}>
                  <Inlines parts={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
