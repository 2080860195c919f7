import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { RevealedValue } from '#auth/auth.ts'
import { Text, useText } from '#i18n/react.tsx'
import styles from './Revealable.module.css'

const shownForMs = 30_000

/**
 * A hidden value that can be shown whole for a while. It is in the page only while it is shown, and in this element
 * only: it goes when the focus leaves, the page is hidden, or half a minute has passed.
 */
export function Revealable({
  name,
  reveal,
  children,
}: {
  name: string
  reveal: () => Promise<RevealedValue | undefined>
  /** The value as it is recorded. */
  children: ReactNode
}) {
  const text = useText()
  const [value, setValue] = useState<RevealedValue>()
  const [gone, setGone] = useState(false)

  useEffect(() => {
    if (value === undefined) return undefined
    const hide = () => setValue(undefined)
    const timer = setTimeout(hide, shownForMs)
    document.addEventListener('visibilitychange', hide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [value])

  // Whoever has left before the value came does not see it any more.
  const asked = useRef<object>(undefined)
  const show = async () => {
    const own = {}
    asked.current = own
    const whole = await reveal()
    if (asked.current !== own || document.visibilityState === 'hidden') return
    setValue(whole)
    setGone(whole === undefined)
  }
  const leave = () => {
    asked.current = undefined
    setValue(undefined)
  }
  return (
    <span className={styles['revealable']} onBlur={leave}>
      {value === undefined ? (
        children
      ) : (
        <code className={styles['whole']} data-revealed translate="no">
          {value}
        </code>
      )}
      <button
        type="button"
        className={styles['button']}
        aria-label={text(value === undefined ? 'flow.reveal.show' : 'flow.reveal.hide', { name })}
        onClick={() => (value === undefined ? void show() : setValue(undefined))}
      >
        {value === undefined ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
      </button>
      <span role="status" className={styles['gone']}>
        {gone && <Text id="flow.reveal.gone" />}
      </span>
    </span>
  )
}
