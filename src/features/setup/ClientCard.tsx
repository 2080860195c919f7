import { useState } from 'react'
import type { Problem } from '#auth/auth.ts'
import { useAuth, useSession } from '#auth/react.tsx'
import { ownClientProviderId } from '#config/own-client.ts'
import { CameBackLater, ProblemNotice } from '#doctor/ProblemNotice.tsx'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import { isDangerous, judgeClientId, type Refusal } from './client-id.ts'
import styles from './SetupPage.module.css'

/** A pasted client secret is longer, and is to be recognised whole. */
const maxPasted = 4_000

/**
 * A client id is pasted, judged, kept for this browser, and tried by a real sign-in, whose end is told here. What is a
 * secret leaves the field in the turn in which it came.
 */
export function ClientCard({
  allowed,
  onClientId,
}: {
  /** Whether this deployment lets the browser ask Google. */
  allowed: boolean
  onClientId: (clientId: string | undefined) => void
}) {
  const auth = useAuth()
  const { ownProvider, signedIn, problem, awaiting, state } = useSession()
  const ownClientId = ownProvider?.clientId
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState<Problem>()
  usePageReturn(() => setBusy(false))

  const judged = judgeClientId(typed)
  const clientId = judged && 'clientId' in judged ? judged.clientId : undefined
  const works = signedIn?.providerId === ownClientProviderId
  const failure = kept ?? (problem?.providerId === ownClientProviderId ? problem : undefined)

  const stayedAtGoogle = awaiting?.providerId === ownClientProviderId && state === 'signed-out' && !failure

  const type = (text: string) => {
    const verdict = judgeClientId(text)
    const refused = verdict && 'refusal' in verdict && isDangerous(verdict.refusal) ? verdict.refusal : undefined
    setRefusal(refused)
    setTyped(refused ? '' : text)
    onClientId(verdict && 'clientId' in verdict ? verdict.clientId : undefined)
  }
  const attempt = async (id: string) => {
    setBusy(true)
    const refused = id === ownClientId ? undefined : await auth.keepOwnClient(id)
    setKept(refused ?? (await auth.signIn({ providerId: ownClientProviderId, returnTo: paths.setup() })))
    setBusy(false)
  }
  const forget = async () => {
    setKept(undefined)
    await auth.keepOwnClient(undefined)
  }
  const shownRefusal = refusal ?? (judged && 'refusal' in judged ? judged.refusal : undefined)

  return (
    <Card title={<Text id="setup.own.title" />}>
      <p className={styles['note']}>
        <Text
          id={allowed ? 'setup.own.note' : 'setup.own.notHere'}
          parts={{ setting: <code>"ownClient": true</code> }}
        />
      </p>
      <form
        className={styles['fields']}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (clientId && allowed && !busy) void attempt(clientId)
        }}
      >
        <Field
          label={<Text id="setup.own.field" />}
          hint={<Text id="setup.own.field.hint" />}
          value={typed}
          maxLength={maxPasted}
          autoComplete="off"
          onChange={type}
        />
        <div role="alert">
          {shownRefusal && (
            <Banner
              tone={isDangerous(shownRefusal) ? 'danger' : 'caution'}
              code={shownRefusal}
              title={<Text id={`setup.refusal.${shownRefusal}`} />}
            >
              <p>
                <Text id={`setup.refusal.${shownRefusal}.why`} />
              </p>
            </Banner>
          )}
        </div>
        {allowed && (
          <div>
            <Button look="primary" submit busy={busy || !clientId}>
              <Text id="setup.own.try" />
            </Button>
          </div>
        )}
      </form>
      {ownClientId && (
        <div className={styles['keptClient']}>
          <p>
            <Text
              id="setup.own.kept"
              parts={{
                id: (
                  <code>
                    <Foreign>{ownClientId}</Foreign>
                  </code>
                ),
              }}
            />
          </p>
          <div className={styles['buttons']}>
            <Button busy={busy} onClick={() => void attempt(ownClientId)}>
              <Text id="setup.own.tryAgain" />
            </Button>
            <Button look="quiet" onClick={() => void forget()}>
              <Text id={works ? 'setup.own.removeAndLeave' : 'setup.own.remove'} />
            </Button>
          </div>
        </div>
      )}
      <div role="status">
        {works && (
          <Banner tone="info" title={<Text id="setup.own.works" />}>
            <p>
              <Text
                id="setup.own.works.who"
                parts={{ person: <Foreign>{signedIn.account.email ?? signedIn.account.subject}</Foreign> }}
              />
            </p>
          </Banner>
        )}
      </div>
      {stayedAtGoogle && <CameBackLater settingUp />}
      {/* Who is signed in is told above every page. */}
      {failure && !signedIn && (
        <ProblemNotice
          code={failure.code}
          facts={failure.facts}
          actions={
            ownClientId && (
              <Button onClick={() => void attempt(ownClientId)}>
                <Text id="action.tryAgain" />
              </Button>
            )
          }
        />
      )}
    </Card>
  )
}
