import { BookOpen } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { Link } from '#ui/Link.tsx'
import { addressOf, pageIdOf, type Reading } from './reading.ts'
import styles from './ReadingLink.module.css'

/** Leads to the page that explains something at length. */
export function ReadingLink({ reading }: { reading: Reading }) {
  return (
    <Link to={addressOf(reading)} className={styles['reading']}>
      <BookOpen aria-hidden />
      <Text id={`reading.page.${pageIdOf(reading)}`} />
    </Link>
  )
}
