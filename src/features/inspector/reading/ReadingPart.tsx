import { createElement, Suspense } from 'react'
import { Navigate, useParams } from 'react-router-dom'
import { Text, useLanguage, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { useRecent } from '#ui/belongings/recent.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Link } from '#ui/Link.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import { Contents } from './Contents.tsx'
import { lazyPageText } from './lazy-page-text.tsx'
import { Neighbours } from './Neighbours.tsx'
import { pageOf, type PageId } from './pages.ts'
import { PageTextSkeleton } from './PageTextSkeleton.tsx'
import styles from './ReadingPart.module.css'
import { SeeAlso } from './SeeAlso.tsx'

/** The inspector's pages to read: the table of contents, or one of them. */
export function ReadingPart() {
  const { page } = useParams()
  const id = pageOf(page)
  if (page === undefined) return <Contents />
  return id === undefined ? <Navigate to={paths.flow('read')} replace /> : <ReadingPage key={id} id={id} />
}

/** The heading is there at once, and stays where it is while the text comes, or comes in another language. */
function ReadingPage({ id }: { id: PageId }) {
  const language = useLanguage()
  useRecent('flow', useText()(`reading.page.${id}`), paths.flow('read', id))
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <Link to={paths.flow('read')} className={styles['up']}>
          <Text id="reading.contents" />
        </Link>
        <PageHeading titleId={`reading.page.${id}`} />
      </div>
      <ErrorBoundary resetKey={language} fallback={(retry) => <PartFailed retry={retry} />}>
        <Suspense fallback={<PageTextSkeleton />}>{createElement(lazyPageText(id, language))}</Suspense>
      </ErrorBoundary>
      <SeeAlso id={id} />
      <Neighbours id={id} />
    </div>
  )
}
