import { ArrowLeft } from 'lucide-react'
import { Navigate, useParams } from 'react-router-dom'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { useRecent } from '#ui/belongings/recent.tsx'
import { Link } from '#ui/Link.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { Diagnosis } from './Diagnosis.tsx'
import { GetReady } from './GetReady.tsx'
import styles from './LessonPage.module.css'
import { lessonOf, type Lesson } from './lessons.ts'
import { Prediction } from './Prediction.tsx'
import { useLessonRun } from './use-lesson-run.tsx'

/** One lesson by its address. */
export function LessonPage() {
  const lesson = lessonOf(useParams()['lessonId'])
  return lesson ? <OneLesson key={lesson.id} lesson={lesson} /> : <Navigate to={paths.flow('lessons')} replace />
}

/** What is about to happen, what the person expects, the run, and after it what was learnt. */
function OneLesson({ lesson }: { lesson: Lesson }) {
  const run = useLessonRun(lesson)
  useRecent('flow', useText()(`lesson.name.${lesson.id}`), paths.flow('lessons', lesson.id))
  const canRun = run.readiness === 'leaves' || run.readiness === 'stays'
  return (
    <article className={styles['page']}>
      <Link className={styles['back']} to={paths.flow('lessons')}>
        <ArrowLeft aria-hidden />
        <Text id="lesson.all" />
      </Link>
      <PageHeading titleId={`lesson.name.${lesson.id}`} />
      <p className={styles['about']}>
        <Text id={`lesson.about.${lesson.id}`} />
      </p>
      {run.outcome ? (
        <Diagnosis lesson={lesson} run={run} outcome={run.outcome} />
      ) : canRun ? (
        <Prediction lesson={lesson} run={run} />
      ) : (
        <GetReady readiness={run.readiness} lessonId={lesson.id} />
      )}
    </article>
  )
}
