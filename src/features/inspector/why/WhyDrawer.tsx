import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTrace } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { Badge } from '#ui/Badge.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { LaneHeads, LaneStep } from '../steps/Lanes.tsx'
import { exchangesOf, reasonOf, refusalOf } from './reason.ts'
import styles from './WhyDrawer.module.css'

/** The exchanges of one deed beside the screen: which scope allowed each, and how old the token was. */
export function WhyDrawer({ steps, onClose }: { steps: readonly number[]; onClose: () => void }) {
  const text = useText()
  const trace = useTrace()
  const heading = useRef<HTMLHeadingElement>(null)
  const drawer = useRef<HTMLElement>(null)
  const exchanges = exchangesOf(trace, steps)
  const failed = exchanges.at(-1)?.outcome === 'failed'

  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    return () => {
      // Whoever went on to work elsewhere meanwhile keeps the focus there.
      if (document.activeElement !== document.body) return
      const back = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('content')
      back?.focus()
    }
  }, [])

  useEffect(() => {
    const element = drawer.current
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    element?.addEventListener('keydown', leave)
    return () => element?.removeEventListener('keydown', leave)
  }, [onClose])

  return (
    <aside ref={drawer} className={styles['drawer']} aria-labelledby="why-title">
      <header className={styles['head']}>
        <h2 ref={heading} id="why-title" className={styles['title']} tabIndex={-1}>
          <Text id={failed ? 'flow.why.titleFailed' : 'flow.why.title'} />
        </h2>
        <button type="button" className={styles['close']} aria-label={text('action.close')} onClick={onClose}>
          <X aria-hidden />
        </button>
      </header>
      {exchanges.length === 0 ? (
        <p className={styles['nothing']}>
          <Text id="flow.why.nothing" />
        </p>
      ) : (
        <>
          <LaneHeads />
          <ol className={styles['list']} aria-label={text('flow.why.exchanges')}>
            {exchanges.map((entry) => (
              <Exchange key={entry.id} entry={entry} />
            ))}
          </ol>
        </>
      )}
      <Link to={paths.flow()} className={styles['all']}>
        <Text id="flow.why.all" />
      </Link>
    </aside>
  )
}

function Exchange({ entry }: { entry: TraceEntry }) {
  const format = useFormat()
  const { id, from, to, request, response, outcome, code } = entry
  const { scope, tokenAgeSeconds, tokenLifetimeSeconds } = reasonOf(entry)
  const refusal = refusalOf(entry)
  const seconds = (value: number) =>
    value < 120
      ? format.number(value, { style: 'unit', unit: 'second', unitDisplay: 'long' })
      : format.span(value * 1_000)
  return (
    <li className={styles['exchange']} data-outcome={outcome}>
      <LaneStep from={from} to={to} answered={response !== undefined} />
      <p className={styles['line']}>
        <code translate="no">
          <Foreign maxCharacters={140}>{(request?.line ?? '').replace(/https?:\/\/[^/]+/, '')}</Foreign>
        </code>{' '}
        <Badge tone={outcome === 'failed' ? 'caution' : 'good'}>
          {response?.line ?? code ?? <Text id={`flow.outcome.${outcome}`} />}
        </Badge>
      </p>
      <p>
        {scope ? (
          <Text id={refusal ? 'flow.why.sent' : 'flow.why.because'} values={{ scope }} />
        ) : (
          <Text id="flow.why.noScope" />
        )}
      </p>
      {refusal && (
        <p>
          <Text id={refusal.answered ? 'flow.why.refused' : 'flow.why.unanswered'} />{' '}
          <code translate="no">
            <Foreign maxCharacters={60}>{refusal.word}</Foreign>
          </code>
        </p>
      )}
      {tokenAgeSeconds !== undefined && (
        <p className={styles['age']}>
          {tokenLifetimeSeconds === undefined ? (
            <Text id="flow.why.age" values={{ age: seconds(tokenAgeSeconds) }} />
          ) : (
            <Text
              id="flow.why.ageOf"
              values={{ age: seconds(tokenAgeSeconds), lifetime: seconds(tokenLifetimeSeconds) }}
            />
          )}
        </p>
      )}
      <Link to={paths.flow({ step: id })}>
        <Text id="flow.openStep" />
      </Link>
    </li>
  )
}
