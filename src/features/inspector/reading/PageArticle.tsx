import { useEffect } from 'react'
import { useLocation } from 'react-router-dom'
import { Text, useText } from '#i18n/react.tsx'
import type { Language } from '#i18n/language.ts'
import { Blocks } from './Blocks.tsx'
import { Inlines } from './Inlines.tsx'
import { LiveMark } from './LiveMark.tsx'
import type { PageText } from './page-tree.ts'
import styles from './ReadingPart.module.css'

/** The text of a page, with the list of its sections beside it. */
export function PageArticle({ page, language }: { page: PageText; language: Language }) {
  const { hash } = useLocation()

  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.focus()
  }, [hash])

  return (
    <div className={styles['columns']}>
      <article className={styles['text']} lang={language}>
        <p className={styles['lead']}>
          <Inlines parts={page.lead} />
        </p>
        {page.isPersonal && (
          <p className={styles['legend']}>
            <Text id="reading.legend" parts={{ mark: <LiveMark /> }} />
          </p>
        )}
        <Blocks blocks={page.blocks} />
      </article>
      <OnThisPage page={page} />
    </div>
  )
}

function OnThisPage({ page }: { page: PageText }) {
  const text = useText()
  const headings = page.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []))
  return (
    <nav className={styles['toc']} aria-label={text('reading.onThisPage')}>
      <p className={styles['tocTitle']} aria-hidden>
        {text('reading.onThisPage')}
      </p>
      <ol>
        {headings.map(({ id, parts }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Inlines parts={parts} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
