import { Plug, Send } from 'lucide-react'
import { Suspense, useId, useRef, useState } from 'react'
import type { SendResult } from '#auth/auth.ts'
import { useAuth, useSession } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PartPage } from '../PartPage.tsx'
import { SignInHere } from '../SignInHere.tsx'
import { Answer } from './Answer.tsx'
import styles from './AskPart.module.css'
import { queryOf, sampleCalls, scopesOf } from './calls.ts'

const WriteQuestion = lazyPart(async () => (await import('./WriteQuestion.tsx')).WriteQuestion)

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]

/** Asks one of the configured APIs anything, with the person's own permission. What writes asks first. */
export function AskPart() {
  const auth = useAuth()
  const text = useText()
  const { signedIn } = useSession()
  const id = useId()
  const names = Object.keys(auth.apis)
  const [api, setApi] = useState(names[0] ?? '')
  const [method, setMethod] = useState<Method>('GET')
  const [path, setPath] = useState(sampleCalls[0]?.path ?? '')
  const [query, setQuery] = useState('')
  const [body, setBody] = useState('')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<SendResult>()
  /** Which answer is waited for: one that comes after another API was chosen is none of it. */
  const awaited = useRef<object>(undefined)

  const choose = (name: string) => {
    setApi(name)
    const sample = sampleCalls.find((call) => call.api === name)
    setPath(sample?.path ?? '')
    setQuery(
      Object.entries(sample?.query ?? {})
        .map((pair) => pair.join('='))
        .join('\n'),
    )
    setMethod('GET')
    setResult(undefined)
    awaited.current = undefined
  }
  const send = async () => {
    setAsking(false)
    setBusy(true)
    const own = {}
    awaited.current = own
    const writes = method !== 'GET'
    const answer = await auth.send({
      api,
      method,
      path,
      query: queryOf(query),
      ...(writes && body !== '' ? { body, headers: { 'content-type': 'application/json' } } : {}),
      scopes: scopesOf(api),
      unchecked: true,
    })
    if (awaited.current === own) setResult(answer)
    setBusy(false)
  }
  const needed = scopesOf(api)

  return (
    <PartPage titleId="flow.ask.title" introId="flow.ask.intro">
      {!signedIn ? (
        <SignInHere icon={Plug} />
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            if (busy) return
            if (method === 'GET') void send()
            else setAsking(true)
          }}
        >
          <div className={styles['line']}>
            <label className={styles['field']}>
              <Text id="flow.ask.api" />
              <select value={api} onChange={(event) => choose(event.target.value)}>
                {names.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
            <label className={styles['field']}>
              <Text id="flow.ask.method" />
              <select
                value={method}
                onChange={(event) => setMethod(methods.find((one) => one === event.target.value) ?? 'GET')}
              >
                {methods.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
            <label className={styles['path']}>
              <Text id="flow.ask.path" />
              <input
                value={path}
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                aria-describedby={`${id}-prefix`}
                onChange={(event) => setPath(event.target.value)}
              />
            </label>
          </div>
          <p id={`${id}-prefix`} className={styles['prefix']}>
            <code translate="no">
              <Foreign maxCharacters={200}>{`${auth.apis[api] ?? ''}${path}`}</Foreign>
            </code>
          </p>
          <label className={styles['field']}>
            <Text id="flow.ask.query" />
            <textarea
              rows={3}
              value={query}
              spellCheck={false}
              placeholder="maxResults=3"
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
          {method !== 'GET' && method !== 'DELETE' && (
            <label className={styles['field']}>
              <Text id="flow.ask.body" />
              <textarea
                rows={6}
                value={body}
                spellCheck={false}
                placeholder={'{ }'}
                onChange={(event) => setBody(event.target.value)}
              />
            </label>
          )}
          <p className={styles['scopes']}>
            {needed.length > 0 ? <Text id="flow.ask.scopes" /> : <Text id="flow.ask.scopesUnknown" />}{' '}
            {needed.map((scope) => (
              <code key={scope} translate="no">
                {scope.replace(/^.*\/auth\//, '')}
              </code>
            ))}
          </p>
          <div>
            <Button look="primary" submit busy={busy}>
              <Send aria-hidden />
              <Text id="flow.ask.send" />
            </Button>
          </div>
        </form>
      )}
      <div aria-live="polite" className={styles['result']}>
        {busy && <Text id="flow.ask.waiting" />}
        {!busy && result && <Answer result={result} />}
      </div>
      {asking && (
        <Suspense>
          <WriteQuestion
            call={`${method} ${path}`}
            title={text('flow.ask.sure')}
            onConfirm={() => void send()}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </PartPage>
  )
}
