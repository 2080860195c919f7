import { useTrace } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Link } from '#ui/Link.tsx'
import type { PageId } from './pages.ts'
import { lessonsOf, parametersOf } from './places-of.ts'
import styles from './SeeAlso.module.css'

/** From a page to the lessons that it explains, and to its parameters where this session had them last. */
export function SeeAlso({ id }: { id: PageId }) {
  const text = useText()
  const lessons = lessonsOf(id)
  const parameters = parametersOf(id, useTrace())
  if (lessons.length === 0 && parameters.length === 0) return null
  return (
    <aside className={styles['also']} aria-label={text('reading.seeAlso')}>
      {lessons.length > 0 && (
        <div>
          <h2 className={styles['title']}>
            <Text id="reading.lessons" />
          </h2>
          <ul className={styles['list']}>
            {lessons.map((lesson) => (
              <li key={lesson.id}>
                <Link to={paths.flow('lessons', lesson.id)}>
                  <Text id={`lesson.name.${lesson.id}`} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {parameters.length > 0 && (
        <div>
          <h2 className={styles['title']}>
            <Text id="reading.parameters" />
          </h2>
          <ul className={styles['list']}>
            {parameters.map(({ name, step, entryId }) => (
              <li key={name}>
                <Link to={paths.flow({ step: entryId, name })}>
                  <code translate="no">{name.replace(/^.*\.(?=[^.]+$)/, '')}</code>
                </Link>{' '}
                <span className={styles['where']}>
                  <Text id={`flow.step.${step}`} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  )
}
