import type { ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'
import { Link } from './Link.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Common {
  look?: ButtonLook
  /** As wide as its container. */
  wide?: boolean
  children: ReactNode
}

const classOf = (look: ButtonLook, wide: boolean) => classNames(styles['button'], styles[look], wide && styles['wide'])

/** A busy button keeps the focus and its place, and does nothing. */
export function Button({
  look = 'secondary',
  wide = false,
  busy = false,
  submit = false,
  onClick,
  children,
  ...rest
}: Common & {
  busy?: boolean
  submit?: boolean
  onClick?: () => void
  ref?: Ref<HTMLButtonElement>
  'aria-label'?: string
  'aria-describedby'?: string
}) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classOf(look, wide)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}

/** Looks like a button and is a link inside the app. */
export function LinkButton({ look = 'secondary', wide = false, to, children }: Common & { to: string }) {
  return (
    <Link to={to} className={classOf(look, wide)}>
      {children}
    </Link>
  )
}
