import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Link } from '#ui/Link.tsx'
import { pageIds, type PageId } from './pages.ts'
import styles from './ReadingPart.module.css'

/** The way to the pages before and after, in the order of the table of contents. */
export function Neighbours({ id }: { id: PageId }) {
  const text = useText()
  const at = pageIds.indexOf(id)
  const [before, after] = [pageIds[at - 1], pageIds[at + 1]]
  return (
    <nav className={styles['neighbours']} aria-label={text('reading.neighbours')}>
      {before && (
        <Link to={paths.flow('read', before)} className={styles['before']}>
          <ArrowLeft aria-hidden />
          <span className={styles['direction']}>
            <Text id="reading.previous" />
          </span>{' '}
          <Text id={`reading.page.${before}`} />
        </Link>
      )}
      {after && (
        <Link to={paths.flow('read', after)} className={styles['after']}>
          <ArrowRight aria-hidden />
          <span className={styles['direction']}>
            <Text id="reading.next" />
          </span>{' '}
          <Text id={`reading.page.${after}`} />
        </Link>
      )}
    </nav>
  )
}
