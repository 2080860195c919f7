import { Fragment } from 'react'
import { isAppleKeyboard, keyCaps } from './command-keys.ts'
import styles from './KeyCaps.module.css'

/** The keys of a command as caps: those of one stroke close together, further strokes apart. */
function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles['strokes']} translate="no">
      {keyCaps(keys, isAppleKeyboard()).map((caps, stroke) => (
        <Fragment key={stroke}>
          {stroke > 0 && ' '}
          <span className={styles['stroke']}>
            {caps.map((cap) => (
              <kbd key={cap} className={styles['cap']}>
                {cap}
              </kbd>
            ))}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

/** All the ways to a command by key, beside each other. */
export function AllKeyCaps({ keys }: { keys: readonly string[] }) {
  return keys.map((one, index) => (
    <Fragment key={one}>
      {index > 0 && <span aria-hidden> / </span>}
      <KeyCaps keys={one} />
    </Fragment>
  ))
}
