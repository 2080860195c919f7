import { CircleCheck, Stethoscope } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { Button, LinkButton } from '#ui/Button.tsx'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { ClauseLinks } from '../explain/ClauseLinks.tsx'
import { ReadingLink } from '../reading/ReadingLink.tsx'
import styles from './Diagnosis.module.css'
import { differsAtGoogle, lessonAfter, type Lesson } from './lessons.ts'
import { codeOf, type Outcome } from './outcome.ts'
import { Seen } from './Seen.tsx'
import type { LessonRun } from './use-lesson-run.tsx'

/** What was seen, which check caught it, what somebody would have gained without it, and what to do. */
export function Diagnosis({ lesson, run, outcome }: { lesson: Lesson; run: LessonRun; outcome: Outcome }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isOnPage = document.activeElement === document.querySelector('h1')
    if (isFocusFree() || isOnPage) heading.current?.focus()
  }, [])
  const code = codeOf(run.entries) ?? outcome
  const next = lessonAfter(lesson.id)
  return (
    <section className={styles['card']} aria-labelledby="diagnosis">
      <h2 id="diagnosis" ref={heading} tabIndex={-1} className={styles['title']}>
        <Stethoscope aria-hidden />
        <Text id="lesson.diagnosis" />
      </h2>
      <p className={styles['outcome']} role="alert" data-code={code} data-outcome={outcome}>
        <Text id={`lesson.outcome.${outcome}`} /> <code translate="no">{code}</code>
      </p>
      {run.prediction && (
        <p className={styles['prediction']}>
          {run.prediction === outcome ? (
            <Text id="lesson.predicted" />
          ) : (
            <>
              <Text id="lesson.predictedOther" /> <Text id={`lesson.outcome.${run.prediction}`} />
            </>
          )}
        </p>
      )}
      <Seen entries={run.entries} registered={run.registered} />
      <Part title={<Text id="lesson.check" />}>
        <p>
          <Text id={`lesson.check.${lesson.id}`} />
        </p>
        <p className={styles['clauses']}>
          <ClauseLinks clauses={lesson.clauses} />
          <ReadingLink reading={lesson.reading} />
        </p>
      </Part>
      <Part title={<Text id="lesson.gain" />}>
        <p>
          <Text id={`lesson.gain.${lesson.id}`} />
        </p>
      </Part>
      <Part title={<Text id="lesson.cure" />}>
        <p>
          <Text id={`lesson.cure.${lesson.id}`} />
        </p>
      </Part>
      {differsAtGoogle.has(lesson.id) && (
        <Part title={<Text id="lesson.google" />}>
          <p>
            <Text id={`lesson.google.${lesson.id}`} />
          </p>
        </Part>
      )}
      <div role="status">{run.recovered && <Recovered outcome={run.recovered} />}</div>
      <div className={styles['actions']}>
        <Button look={run.recovered ? 'secondary' : 'primary'} busy={run.busy} onClick={run.again}>
          <Text id="action.tryAgain" />
        </Button>
        <Button look={run.recovered ? 'secondary' : 'quiet'} onClick={run.end}>
          <Text id="lesson.end" />
        </Button>
        {run.recovered && next && (
          <LinkButton look="primary" to={paths.flow('lessons', next.id)}>
            <Text id="lesson.next" />
          </LinkButton>
        )}
      </div>
    </section>
  )
}

/** The same with a provider that behaves. */
function Recovered({ outcome }: { outcome: Outcome }) {
  const works = outcome === 'signed-in' || outcome === 'as-usual'
  return (
    <Banner tone={works ? 'info' : 'caution'} title={<Text id={works ? 'lesson.recovered' : 'lesson.stillFails'} />}>
      <p className={styles['recovered']} data-recovered={outcome}>
        {works && <CircleCheck aria-hidden />}
        <Text id={`lesson.outcome.${outcome}`} />
      </p>
    </Banner>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['part']}>
      <h3 className={styles['subtitle']}>{title}</h3>
      {children}
    </div>
  )
}
