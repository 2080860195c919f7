import { CircleCheck, Circle } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Link } from '#ui/Link.tsx'
import { preferences } from '#ui/preferences/preferences.ts'
import { PartPage } from '../PartPage.tsx'
import styles from './LessonList.module.css'
import { lessonGroups, lessons } from './lessons.ts'

/** All lessons, and which of them were done. */
export function LessonList() {
  const { lessonsDone } = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot)
  const done = lessons.filter(({ id }) => lessonsDone.includes(id)).length
  return (
    <PartPage titleId="lesson.title" introId="lesson.intro">
      <p className={styles['progress']}>
        <progress value={done} max={lessons.length} aria-hidden />
        <Text id="lesson.progress" values={{ done, all: lessons.length }} />
      </p>
      <div className={styles['groups']}>
        {lessonGroups.map((group) => (
          <section key={group.id} className={styles['group']} aria-labelledby={`lessons-${group.id}`}>
            <h2 id={`lessons-${group.id}`} className={styles['subtitle']}>
              <Text id={`lesson.group.${group.id}`} />
            </h2>
            <ul className={styles['list']}>
              {group.lessons.map(({ id }) => {
                const isDone = lessonsDone.includes(id)
                const Icon = isDone ? CircleCheck : Circle
                return (
                  <li key={id}>
                    <Link className={styles['lesson']} to={paths.flow('lessons', id)}>
                      <Icon className={isDone ? styles['done'] : styles['open']} aria-hidden />
                      <span>
                        <Text id={`lesson.name.${id}`} />
                      </span>
                      {isDone && (
                        <span className={styles['mark']}>
                          <Text id="lesson.done" />
                        </span>
                      )}
                    </Link>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </PartPage>
  )
}
