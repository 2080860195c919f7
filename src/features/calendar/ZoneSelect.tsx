import { useMemo } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import styles from './EventForm.module.css'

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
  const { locale } = useFormat()
  const zones = useMemo(() => zonesBeside(value, locale), [value, locale])
  return (
    <label className={styles['field']}>
      <span className={styles['legend']}>
        <Text id={label} />
      </span>
      <select className={styles['input']} value={value} onChange={({ target }) => onChange(target.value)}>
        {zones.map(({ zone, offset }) => (
          <option key={zone} value={zone}>
            {`(${offset}) ${zone.replaceAll('_', ' ')}`}
          </option>
        ))}
      </select>
    </label>
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
