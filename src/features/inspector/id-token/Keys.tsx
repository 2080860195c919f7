import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useAuth, useSession, useTrace } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { publishedKeys } from './checks.ts'
import styles from './IdTokenCard.module.css'

/** The published keys, and in the demo a rotation: the next token has a new key, and the vault looks again. */
export function Keys({ usedKeyId }: { usedKeyId: string | undefined }) {
  const auth = useAuth()
  const { signedIn } = useSession()
  const { keys, fetches } = publishedKeys(useTrace())
  const [done, setDone] = useState<'rotated' | 'renewed' | 'failed'>()
  const [busy, setBusy] = useState(false)
  const inDemo = auth.providers.some(({ id, kind }) => kind === 'demo' && id === signedIn?.providerId)

  const act = async (work: () => Promise<boolean>, then: 'rotated' | 'renewed') => {
    setBusy(true)
    setDone((await work()) ? then : 'failed')
    setBusy(false)
  }
  return (
    <>
      <h3 className={styles['subtitle']}>
        <Text id="token.keys" />
      </h3>
      <p className={styles['note']}>
        <Text id="token.keys.note" values={{ fetches }} />
      </p>
      <ul className={styles['keys']}>
        {keys.map(({ kid, alg }) => (
          <li key={kid} data-used={kid === usedKeyId}>
            <KeyRound aria-hidden />
            <code translate="no">
              <Foreign>{kid}</Foreign>
            </code>
            <code translate="no">
              <Foreign>{alg}</Foreign>
            </code>
            {kid === usedKeyId && (
              <span className={styles['used']}>
                <Text id="token.keys.used" />
              </span>
            )}
          </li>
        ))}
      </ul>
      {inDemo && (
        <div className={styles['actions']}>
          <Button
            busy={busy}
            onClick={() => void act(async () => !(await auth.demo({ do: 'rotate-keys' })).problem, 'rotated')}
          >
            <Text id="token.keys.rotate" />
          </Button>
          <Button busy={busy} onClick={() => void act(async () => !(await auth.renew()), 'renewed')}>
            <Text id="token.keys.renew" />
          </Button>
          <p role="status" className={styles['note']}>
            {done && <Text id={`token.keys.${done}`} />}
          </p>
        </div>
      )}
    </>
  )
}
