import { Text, useFormat } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Inlines.module.css'
import { useLiveSources } from './live-sources.tsx'
import { liveValue, type LiveValue } from './live-values.ts'

/** A value of this deployment or session in the midst of a sentence, or that there is none yet. */
export function LivePlaceholder({ name }: { name: string }) {
  const value = liveValue(name, useLiveSources())
  if (!value) {
    return (
      <span className={styles['none']}>
        <Text id="reading.live.none" />
      </span>
    )
  }
  return (
    <span className={styles['live']} data-live={name}>
      <VisuallyHidden>
        <Text id="reading.live.mark" />{' '}
      </VisuallyHidden>
      <Value value={value} />
    </span>
  )
}

function Value({ value }: { value: LiveValue }) {
  const format = useFormat()
  switch (value.kind) {
    case 'text':
      return <Text id={value.id} />
    case 'moment':
      return (
        <time dateTime={new Date(value.atMs).toISOString()}>
          {format.date(value.atMs, { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
      )
    case 'literal':
      return value.values.map((one, at) => (
        <span key={one}>
          {at > 0 && ' '}
          <code translate="no">
            <Foreign maxCharacters={400}>{one}</Foreign>
          </code>
        </span>
      ))
  }
}
