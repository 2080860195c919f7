import { parseDate, parseTime } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type FocusEvent, type ReactNode } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
  TimeField,
  type DateValue,
} from 'react-aria-components'
import { firstDayOfWeek } from '#i18n/format.ts'
import { useFormat, useText } from '#i18n/react.tsx'
import styles from './MomentFields.module.css'
import { readDate } from '../navigation/range.ts'

interface Field {
  /** Id of a text. */
  label: string
  /** Empty where nothing whole is written. */
  value: string
  onChange: (value: string) => void
}

const weekStarts = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Fields write as the app does, not as the browser's own menus. */
export function MomentFields({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useFormat().locale}>{children}</I18nProvider>
}

/** A day, typed part by part or chosen from a month: `YYYY-MM-DD`. */
export function DayField({ label, value, min, onChange }: Field & { min?: string }) {
  const text = useText()
  const { locale } = useFormat()
  const { attempt, onBlur } = useWholeness()
  // A year that is being typed begins with the years 2, 20 and 202, which are no days of a calendar.
  const [typed, setTyped] = useState<DateValue>()
  return (
    <DatePicker
      key={attempt}
      className={styles['day'] ?? ''}
      aria-label={text(label)}
      value={typed ?? wholeOr(parseDate, value)}
      minValue={wholeOr(parseDate, min ?? '')}
      validationBehavior="aria"
      shouldForceLeadingZeros
      onBlur={(event) => {
        setTyped(undefined)
        onBlur(event)
      }}
      onChange={(day) => {
        const meant = !day || readDate(day.toString()) !== undefined
        setTyped(meant ? undefined : day)
        if (meant) onChange(day?.toString() ?? '')
      }}
    >
      <Group className={styles['field'] ?? ''}>
        <Segments />
        <Button className={styles['open'] ?? ''}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['dialog'] ?? ''}>
          <Calendar firstDayOfWeek={weekStarts[firstDayOfWeek(locale) - 1] ?? 'mon'}>
            <header className={styles['head']}>
              <Button slot="previous" className={styles['step'] ?? ''}>
                <ChevronLeft aria-hidden />
              </Button>
              <Heading className={styles['month'] ?? ''} />
              <Button slot="next" className={styles['step'] ?? ''}>
                <ChevronRight aria-hidden />
              </Button>
            </header>
            <CalendarGrid className={styles['grid'] ?? ''}>
              {(date) => <CalendarCell date={date} className={styles['cell'] ?? ''} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

/** A time of the day, to the minute: `HH:mm`. */
export function ClockField({ label, value, onChange }: Field) {
  const text = useText()
  const { attempt, onBlur } = useWholeness()
  return (
    <TimeField
      key={attempt}
      className={styles['clock'] ?? ''}
      aria-label={text(label)}
      value={wholeOr(parseTime, value)}
      validationBehavior="aria"
      onBlur={onBlur}
      onChange={(time) => onChange(time?.toString().slice(0, 5) ?? '')}
    >
      <div className={styles['field']}>
        <Segments />
      </div>
    </TimeField>
  )
}

const Segments = () => (
  <DateInput className={styles['segments'] ?? ''}>
    {(segment) => <DateSegment segment={segment} className={styles['segment'] ?? ''} />}
  </DateInput>
)

/** A field that is left with a part missing shows again what it stands for: else it would look empty, and not be. */
function useWholeness() {
  const [attempt, setAttempt] = useState(0)
  const onBlur = ({ currentTarget }: FocusEvent) => {
    if (currentTarget.querySelector('[data-placeholder]')) setAttempt(attempt + 1)
  }
  return { attempt, onBlur }
}

function wholeOr<T>(parse: (text: string) => T, text: string): T | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}
