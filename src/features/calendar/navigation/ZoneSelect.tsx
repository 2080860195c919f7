import { useId, useMemo } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import styles from '../form/EventForm.module.css'

/** A time zone by its city, the nearest offsets first to last, as far as the browser knows them. */
export function ZoneSelect({
  label,
  value,
  onChange,
}: {
  /** Id of a text. */
  label: string
  value: string
  onChange: (zone: string) => void
}) {
  const id = useId()
  const { locale } = useFormat()
  const zones = useMemo(() => zonesBeside(value, locale), [value, locale])
  return (
    <div className={styles['field']}>
      <label className={styles['legend']} htmlFor={id}>
        <Text id={label} />
      </label>
      <select id={id} className={styles['input']} value={value} onChange={({ target }) => onChange(target.value)}>
        {zones.map(({ zone, offset }) => (
          <option key={zone} value={zone}>
            {`(${offset}) ${zone.replaceAll('_', ' ')}`}
          </option>
        ))}
      </select>
    </div>
  )
}

function zonesBeside(value: string, locale: string): { zone: string; offset: string }[] {
  const at = Temporal.Now.instant()
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value])]
    .flatMap((zone) => {
      try {
        const { offset, offsetNanoseconds } = at.toZonedDateTimeISO(zone)
        return [{ zone, offset, offsetNanoseconds }]
      } catch {
        return []
      }
    })
    .toSorted((a, b) => a.offsetNanoseconds - b.offsetNanoseconds || a.zone.localeCompare(b.zone, locale))
}
