import { Plug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import styles from './Blocks.module.css'
import { useProvider } from './live-sources.tsx'

/** What is true only for some kinds of connection: shown to those who have one of them. */
export function ConnectionNote({ connections, children }: { connections: readonly string[]; children: ReactNode }) {
  const kind = useProvider()?.kind
  if (kind === undefined || !connections.includes(kind)) return null
  return (
    <div className={styles['yours']}>
      <p className={styles['whose']}>
        <Plug aria-hidden />
        <Text id="reading.yourConnection" parts={{ kind: <Text id={`reading.kind.${kind}`} /> }} />
      </p>
      {children}
    </div>
  )
}
