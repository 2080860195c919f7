import { useState } from 'react'
import type { SendResult } from '#auth/auth.ts'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Answer } from '../ask/Answer.tsx'
import type { SampleCall } from '../ask/calls.ts'
import styles from './ScopesPart.module.css'

/** Sends a reading call whether or not its scope was granted: what a refusal looks like is shown by the API itself. */
export function TryCall({ call, granted }: { call: SampleCall; granted: boolean }) {
  const auth = useAuth()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<SendResult>()
  const send = async () => {
    setBusy(true)
    const { api, path, query = {}, scope } = call
    setResult(await auth.send({ api, method: 'GET', path, query, scopes: [scope], unchecked: true }))
    setBusy(false)
  }
  return (
    <div className={styles['try']}>
      <Button look="quiet" busy={busy} onClick={() => void send()}>
        <Text id={granted ? 'flow.scopes.try' : 'flow.scopes.tryWithout'} />
      </Button>{' '}
      <code className={styles['call']} translate="no">
        GET {call.path}
      </code>
      <div aria-live="polite">{result && <Answer result={result} />}</div>
    </div>
  )
}
