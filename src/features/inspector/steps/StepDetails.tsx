import { useId, type ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import type { TraceEntry, TraceMessage } from '#trace/entry.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { clausesOf } from '../clauses.ts'
import { ShownValue } from './ShownValue.tsx'
import styles from './StepDetails.module.css'

/** Everything that was recorded of one step: what it is for, its clause, request, response and facts. */
export function StepDetails({ entry }: { entry: TraceEntry }) {
  const { step, request, response, facts = {} } = entry
  const clauses = clausesOf(entry)
  const shownFacts = Object.entries(facts)
  return (
    <div className={styles['details']}>
      <p className={styles['what']}>
        <Text id={`flow.what.${step}`} />{' '}
        {clauses.map(({ name, url }) => (
          <a key={url} className={styles['clause']} href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ))}
      </p>
      {request && <Message title={<Text id="flow.request" />} message={request} />}
      {response && <Message title={<Text id="flow.response" />} message={response} />}
      {shownFacts.length > 0 && (
        <Part title={<Text id="flow.facts" />}>
          <Values values={shownFacts.map(([name, value]) => ({ name, value, masked: false }))} />
        </Part>
      )}
    </div>
  )
}

function Message({ title, message }: { title: ReactNode; message: TraceMessage }) {
  const { line, headers, fields } = message
  return (
    <Part title={title}>
      <p className={styles['line']}>
        <code>
          <Foreign maxCharacters={600}>{line}</Foreign>
        </code>
      </p>
      {headers.length > 0 && (
        <>
          <h4 className={styles['subtitle']}>
            <Text id="flow.headers" />
          </h4>
          <Values values={headers} />
        </>
      )}
      {fields.length > 0 && (
        <>
          <h4 className={styles['subtitle']}>
            <Text id="flow.fields" />
          </h4>
          <Values values={fields} />
        </>
      )}
    </Part>
  )
}

function Values({ values }: { values: readonly { name: string; value: string; masked: boolean }[] }) {
  return (
    <dl className={styles['values']}>
      {values.map(({ name, value, masked }, at) => (
        <div key={at} className={styles['row']}>
          <dt className={styles['name']}>
            <FieldName name={name} />
          </dt>
          <dd className={styles['value']}>
            <ShownValue value={value} masked={masked} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  const titleId = useId()
  return (
    <section className={styles['part']} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles['title']}>
        {title}
      </h3>
      {children}
    </section>
  )
}

function FieldName({ name }: { name: string }) {
  return name.startsWith('••••') ? (
    <ShownValue value={name} masked />
  ) : (
    <code translate="no">
      <Foreign>{name}</Foreign>
    </code>
  )
}
