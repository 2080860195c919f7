import { RotateCcw, Send, Shuffle, Undo2 } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Attempts } from './Attempts.tsx'
import { MarkedText } from './MarkedText.tsx'
import styles from './PkceCard.module.css'
import { SessionVerifier } from './SessionVerifier.tsx'
import { usePkce } from './use-pkce.tsx'
import { changeOneCharacter, differences, flawOf, practiceVerifier } from './verifier.ts'

/** PKCE by hand: verifier, SHA-256, base64url, challenge, and the token endpoint's word on it. */
export function PkceCard() {
  const auth = useAuth()
  const { signedIn } = useSession()
  const inputId = useId()
  const pkce = usePkce()
  const { verifier, original, registered, hashed, busy } = pkce
  const demo = auth.providers.find(({ kind }) => kind === 'demo')
  const canSend = demo !== undefined && (!signedIn || signedIn.providerId === demo.id)
  const flaw = flawOf(verifier)
  const changed = verifier !== original
  return (
    <Card title={<Text id="token.pkce" />}>
      <Question question="token.pkce.why" answer="token.pkce.why.answer" />
      <Question question="token.pkce.how" answer="token.pkce.how.answer" />
      <ol className={styles['steps']}>
        <Step
          label={<label htmlFor={inputId}>{<Text id="token.pkce.verifier" />}</label>}
          note="token.pkce.verifier.note"
        >
          <input
            id={inputId}
            className={styles['input']}
            value={verifier}
            maxLength={128}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={flaw !== undefined}
            aria-describedby={`${inputId}-flaw`}
            onChange={(event) => pkce.change(event.target.value)}
          />
          <p id={`${inputId}-flaw`} className={flaw ? styles['flaw'] : styles['fine']}>
            <Text id={flaw ? `token.pkce.flaw.${flaw}` : 'token.pkce.length'} values={{ count: verifier.length }} />
          </p>
          <div className={styles['actions']}>
            <Button onClick={() => pkce.change(changeOneCharacter(verifier, Math.floor(verifier.length / 2)))}>
              <Shuffle aria-hidden />
              <Text id="token.pkce.change" />
            </Button>
            <Button look="quiet" busy={!changed} onClick={() => pkce.change(original)}>
              <Undo2 aria-hidden />
              <Text id="token.pkce.restore" />
            </Button>
            <Button look="quiet" onClick={() => pkce.begin(practiceVerifier())}>
              <RotateCcw aria-hidden />
              <Text id="token.pkce.another" />
            </Button>
            <SessionVerifier onVerifier={pkce.begin} />
          </div>
        </Step>
        <Step label={<Text id="token.pkce.hash" />} note="token.pkce.hash.note">
          <code className={styles['value']}>{hashed?.bytes}</code>
        </Step>
        <Step label={<Text id="token.pkce.challenge" />} note="token.pkce.challenge.note">
          <MarkedText
            text={hashed?.challenge ?? ''}
            marks={hashed && registered ? differences(hashed.challenge, registered) : undefined}
          />
        </Step>
        <Step label={<Text id="token.pkce.registered" />} note="token.pkce.registered.note">
          <MarkedText
            text={registered ?? ''}
            marks={hashed && registered ? differences(registered, hashed.challenge) : undefined}
          />
          <p role="status" className={hashed?.challenge === registered ? styles['fine'] : styles['flaw']}>
            {hashed && registered && (
              <Text id={hashed.challenge === registered ? 'token.pkce.same' : 'token.pkce.differs'} />
            )}
          </p>
        </Step>
      </ol>
      {canSend ? (
        <>
          <p className={styles['note']}>
            <Text id="token.pkce.send.note" />
          </p>
          <div className={styles['actions']}>
            <Button look="primary" busy={busy || !registered || verifier === ''} onClick={() => void pkce.send()}>
              <Send aria-hidden />
              <Text id="token.pkce.send" />
            </Button>
          </div>
          <Attempts attempts={pkce.attempts} original={original} />
          {pkce.failed && <Banner tone="danger" role="alert" title={<Text id="token.pkce.noAnswer" />} />}
        </>
      ) : (
        <p className={styles['note']}>
          <Text id="token.pkce.onlyDemo" />
        </p>
      )}
    </Card>
  )
}

function Question({ question, answer }: { question: string; answer: string }) {
  return (
    <div className={styles['question']}>
      <h3 className={styles['subtitle']}>
        <Text id={question} />
      </h3>
      <p>
        <Text id={answer} />
      </p>
    </div>
  )
}

function Step({ label, note, children }: { label: ReactNode; note: string; children: ReactNode }) {
  return (
    <li className={styles['step']}>
      <h3 className={styles['subtitle']}>{label}</h3>
      <p className={styles['note']}>
        <Text id={note} />
      </p>
      {children}
    </li>
  )
}
