import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { useNowMs } from '#ui/clock.tsx'
import styles from './AccessTokenCard.module.css'
import { issuePracticeJwt, judgeJwt, tamper, type Judgement, type PracticeJwt } from './practice-jwt.ts'

/** A token to be checked in the page, with the public key alone; one changed character and it fails. */
export function JwtBench() {
  const inputId = useId()
  const nowMs = useNowMs(60_000)
  const [startMs] = useState(nowMs)
  const [issued, setIssued] = useState<PracticeJwt>()
  const [jwt, setJwt] = useState('')
  const [judged, setJudged] = useState<Judgement & { of: string }>()

  useEffect(() => {
    let isLatest = true
    const issue = async () => {
      const made = await issuePracticeJwt(startMs)
      if (!isLatest) return
      setIssued(made)
      // Making keys takes a moment, in which somebody may have put in a token of their own.
      setJwt((typed) => (typed === '' ? made.jwt : typed))
    }
    void issue()
    return () => {
      isLatest = false
    }
  }, [startMs])

  useEffect(() => {
    let isLatest = true
    const judge = async () => {
      const judgement = issued && (await judgeJwt(jwt, issued.publicKey, nowMs))
      if (judgement && isLatest) setJudged({ ...judgement, of: jwt })
    }
    void judge()
    return () => {
      isLatest = false
    }
  }, [jwt, issued, nowMs])

  const isGood = judged?.verdict === 'good'
  const Icon = isGood ? CircleCheck : CircleX
  return (
    <div className={styles['bench']}>
      <label className={styles['subtitle']} htmlFor={inputId}>
        <Text id="token.jwt" />
      </label>
      <p className={styles['note']}>
        <Text id="token.jwt.note" />
      </p>
      <textarea
        id={inputId}
        className={styles['jwt']}
        rows={5}
        spellCheck={false}
        value={jwt}
        onChange={(event) => setJwt(event.target.value.trim())}
      />
      <div className={styles['actions']}>
        <Button onClick={() => setJwt(tamper(jwt, 1))}>
          <Text id="token.jwt.tamper.payload" />
        </Button>
        <Button onClick={() => setJwt(tamper(jwt, 2))}>
          <Text id="token.jwt.tamper.signature" />
        </Button>
        <Button look="quiet" busy={jwt === issued?.jwt} onClick={() => setJwt(issued?.jwt ?? '')}>
          <Text id="token.jwt.restore" />
        </Button>
      </div>
      <p role="status" className={isGood ? styles['good'] : styles['bad']} data-verdict={judged?.verdict}>
        {judged?.of === jwt && (
          <>
            <Icon aria-hidden />
            <Text id={`token.jwt.${judged.verdict}`} />
          </>
        )}
      </p>
      <div className={styles['parts']}>
        {(['header', 'payload'] as const).map((part) => (
          <figure key={part} className={styles['part']}>
            <figcaption className={styles['note']}>
              <Text id={`token.jwt.${part}`} />
            </figcaption>
            <pre translate="no">{judged?.[part] ?? '—'}</pre>
          </figure>
        ))}
      </div>
    </div>
  )
}
