import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Link } from '#ui/Link.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './Contents.module.css'
import { chapters } from './pages.ts'

/** The table of contents. */
export function Contents() {
  return (
    <div className={styles['contents']}>
      <PageHeading titleId="reading.title" />
      <p className={styles['intro']}>
        <Text id="reading.intro" />
      </p>
      {chapters.map(({ id, pages }) => (
        <section key={id} className={styles['chapter']} aria-labelledby={`chapter-${id}`}>
          <h2 id={`chapter-${id}`} className={styles['title']}>
            <Text id={`reading.chapter.${id}`} />
          </h2>
          <ul className={styles['pages']}>
            {pages.map((page) => (
              <li key={page} className={styles['page']}>
                <Link to={paths.flow('read', page)} className={styles['link']}>
                  <Text id={`reading.page.${page}`} />
                </Link>
                <p className={styles['about']}>
                  <Text id={`reading.about.${page}`} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
