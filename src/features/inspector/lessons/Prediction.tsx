import { Play } from 'lucide-react'
import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { choicesOf, type Lesson } from './lessons.ts'
import styles from './Prediction.module.css'
import type { LessonRun } from './use-lesson-run.tsx'

/** Asks what the person expects; only then the lesson is run. */
export function Prediction({ lesson, run }: { lesson: Lesson; run: LessonRun }) {
  const noteId = useId()
  const { prediction, busy, readiness } = run
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (prediction && !busy) run.start()
      }}
    >
      {run.cameBack && <Banner tone="info" title={<Text id="lesson.cameBack" />} />}
      <fieldset className={styles['choices']}>
        <legend className={styles['question']}>
          <Text id="lesson.question" />
        </legend>
        {choicesOf(lesson.deed).map((choice) => (
          <label key={choice} className={styles['choice']}>
            <input
              type="radio"
              name="prediction"
              value={choice}
              checked={prediction === choice}
              onChange={() => run.predict(choice)}
            />
            <span>
              <Text id={`lesson.outcome.${choice}`} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles['run']}>
        <Button look="primary" submit busy={busy || !prediction} aria-describedby={noteId}>
          <Play aria-hidden />
          <Text id="lesson.run" />
        </Button>
        <p id={noteId} className={styles['note']}>
          <Text id={prediction ? `lesson.ready.${readiness}` : 'lesson.predictFirst'} />
        </p>
      </div>
      <VisuallyHidden live>{busy && <Text id="lesson.running" />}</VisuallyHidden>
    </form>
  )
}
