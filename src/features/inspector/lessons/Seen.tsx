import { CircleCheck, CircleX } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { ShownValue } from '../steps/ShownValue.tsx'
import { comparedIn } from './compared.ts'
import { differing, type Piece } from './differing.ts'
import styles from './Seen.module.css'

/** The recorded steps of the run, each a way to all of it, and what was compared where they parted. */
export function Seen({ entries, registered }: { entries: readonly TraceEntry[]; registered: string | undefined }) {
  return (
    <div className={styles['seen']}>
      <h3 className={styles['subtitle']}>
        <Text id="lesson.seen" />
      </h3>
      <ol className={styles['steps']}>
        {entries.map((entry) => (
          <Step key={entry.id} entry={entry} />
        ))}
      </ol>
      {registered ? <Addresses entries={entries} registered={registered} /> : <Compared entries={entries} />}
    </div>
  )
}

function Step({ entry: { id, step, outcome, code, response } }: { entry: TraceEntry }) {
  const failed = outcome === 'failed'
  const Icon = failed ? CircleX : CircleCheck
  return (
    <li className={styles['step']} data-step={step} data-outcome={outcome}>
      <Icon className={failed ? styles['failed'] : styles['ok']} aria-hidden />
      <Link to={paths.flow({ step: id })}>
        <Text id={`flow.step.${step}`} />
      </Link>
      <span className={styles['outcome']}>
        <Text id={`flow.outcome.${outcome}`} />
      </span>
      {response && <code translate="no">{response.line}</code>}
      {code && <code translate="no">{code}</code>}
    </li>
  )
}

/** Expected against found, where a check of this run compared something and refused. */
function Compared({ entries }: { entries: readonly TraceEntry[] }) {
  const rows = comparedIn(entries)
  if (rows.length === 0) return null
  return (
    <dl className={styles['compared']}>
      {rows.map(({ name, side, value }) => (
        <div key={`${name} ${side ?? value}`} className={styles['row']}>
          <dt>
            <code translate="no">{name}</code> {side && <Text id={`lesson.${side}`} />}
          </dt>
          <dd>
            <ShownValue value={value} masked={false} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The redirect URI that was sent, over the one that is registered, with the characters marked that differ. */
function Addresses({ entries, registered }: { entries: readonly TraceEntry[]; registered: string }) {
  const fields = entries.find(({ step }) => step === 'authorization-request')?.request?.fields ?? []
  const sent = fields.find(({ name }) => name === redirectUri)?.value
  if (sent === undefined) return null
  const [ours, theirs] = differing(sent, registered)
  return (
    <dl className={styles['compared']}>
      <div className={styles['row']}>
        <dt>
          <Text id="lesson.sent" />
        </dt>
        <dd>
          <Marked pieces={ours} />
        </dd>
      </div>
      <div className={styles['row']}>
        <dt>
          <Text id="lesson.registered" />
        </dt>
        <dd>
          <Marked pieces={theirs} />
        </dd>
      </div>
    </dl>
  )
}

const redirectUri: string = 'redirect_uri'

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <code translate="no">
      {pieces.map(({ text, differs }, at) => {
        const shown = <Foreign maxCharacters={600}>{text}</Foreign>
        return differs ? <mark key={at}>{shown}</mark> : <span key={at}>{shown}</span>
      })}
    </code>
  )
}
