import { CalendarSearch } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useText } from '#i18n/react.tsx'
import { KeysAwaited, useCommands } from '#ui/commands/commands.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { SmallMonth } from './SmallMonth.tsx'
import { addressOf, viewAt, type Shown } from './view.ts'
import styles from './ViewBar.module.css'

const GoToDate = lazyPart(async () => (await import('./GoToDate.tsx')).GoToDate)

interface Where {
  shown: Shown
  today: Temporal.PlainDate
}

function useJump({ shown }: Where) {
  const navigate = useNavigate()
  return (date: Temporal.PlainDate) => void navigate(addressOf(viewAt(shown, date)))
}

const useJumpCommand = (run: () => void) =>
  useCommands([{ id: 'calendar.date', section: 'calendar', title: 'calendar.range.date', keys: 'KeyG KeyG', run }])

/** The small month beside the views; its key puts the focus into it. */
export function JumpMonth(where: Where) {
  const jump = useJump(where)
  const place = useRef<HTMLDivElement>(null)
  useJumpCommand(() => place.current?.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus())
  return (
    <div ref={place}>
      <SmallMonth {...where} onChoose={jump} />
    </div>
  )
}

/** A button for the small month, and the same key. */
export function JumpButton(where: Where) {
  const text = useText()
  const jump = useJump(where)
  const [open, setOpen] = useState(false)
  useJumpCommand(() => setOpen(true))
  return (
    <>
      <button
        type="button"
        className={styles['arrow']}
        aria-label={text('calendar.range.date')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <CalendarSearch aria-hidden />
      </button>
      {open && (
        <Suspense fallback={<KeysAwaited onLeave={() => setOpen(false)} />}>
          <GoToDate
            {...where}
            onChoose={(date) => {
              setOpen(false)
              jump(date)
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
