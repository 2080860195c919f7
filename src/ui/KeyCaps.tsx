import { Fragment } from 'react'
import { isAppleKeyboard, keyCaps } from './command-keys.ts'
import styles from './KeyCaps.module.css'

/** The keys of a command as caps: those of one stroke close together, further strokes apart. */
export function KeyCaps({ keys }: { keys: string }) {
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
