import { Lightbulb } from 'lucide-react'
import { Suspense, useId, useState, type ReactNode } from 'react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { TraceEntry, TraceMessage } from '#trace/entry.ts'
import { Button } from '#ui/Button.tsx'
import { clausesOfStep } from '../explain/step-clauses.ts'
import type { Place } from '../explain/explanations.ts'
import type { Reveal } from '../reveal/use-reveal.tsx'
import { CodeText } from '../code/CodeText.tsx'
import { httpTokens, urlTokens } from '../code/tokens.ts'
import { requestText, responseText } from '../exchange/http-text.ts'
import { ClauseLinks } from '../explain/ClauseLinks.tsx'
import { GoogleDiffers } from '../explain/later.tsx'
import { CopyStep } from './CopyStep.tsx'
import { inUnits } from './duration.ts'
import { FieldList, type ShownField } from './FieldList.tsx'
import styles from './StepDetails.module.css'

/** Everything that was recorded of one step: what it is for, its clauses, request, response and facts. */
export function StepDetails({
  entry,
  named,
  reveal,
}: {
  entry: TraceEntry
  named?: string | undefined
  reveal?: Reveal
}) {
  const text = useText()
  const format = useFormat()
  const titleId = useId()
  const [explained, setExplained] = useState(false)
  const [raw, setRaw] = useState(false)
  const { id, step, atMs, durationMs, request, response, facts = {} } = entry
  const shownFacts = Object.entries(facts).map(([name, value]) => ({ name, value, masked: false }))

  const revealing = (side: 'request' | 'response') =>
    reveal && {
      reveal: (name: string) => () => reveal({ entry: id, side, name }),
      can: (name: string) => isKept(step, side, name),
    }
  return (
    <section className={styles['details']} aria-labelledby={titleId}>
      <header className={styles['head']}>
        <h2 id={titleId} className={styles['heading']}>
          <Text id={`flow.step.${step}`} />
        </h2>
        <p className={styles['timing']}>
          <time dateTime={new Date(atMs).toISOString()}>
            {format.date(atMs, {
              dateStyle: 'medium',
              timeStyle: 'medium',
            })}
          </time>
          {durationMs !== undefined && (
            <span>
              <Text id="flow.took" values={{ duration: inUnits(durationMs, format.number) }} />
            </span>
          )}
        </p>
      </header>
      <p className={styles['what']}>
        <Text id={`flow.what.${step}`} /> <ClauseLinks clauses={clausesOfStep(entry)} />
      </p>
      <Suspense>
        <GoogleDiffers step={step} />
      </Suspense>
      <div className={styles['tools']}>
        <Button look="quiet" aria-pressed={explained} onClick={() => setExplained(!explained)}>
          <Lightbulb aria-hidden />
          <Text id={explained ? 'flow.explainNone' : 'flow.explainAll'} />
        </Button>
        {request && (
          <Button look="quiet" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            <Text id={raw ? 'flow.asFields' : 'flow.asText'} />
          </Button>
        )}
        <CopyStep entry={entry} />
      </div>
      {raw && request ? (
        <>
          <Part title={<Text id="flow.request" />}>
            <CodeText tokens={httpTokens(requestText(entry))} />
          </Part>
          {response && (
            <Part title={<Text id="flow.response" />}>
              <CodeText tokens={httpTokens(responseText(entry))} />
            </Part>
          )}
        </>
      ) : (
        <>
          {request && (
            <Part title={<Text id="flow.request" />}>
              <Message
                {...{ step, message: request, explained, named }}
                place="parameter"
                revealing={revealing('request')}
              />
            </Part>
          )}
          {response && (
            <Part title={<Text id="flow.response" />}>
              <Message
                {...{ step, message: response, explained, named }}
                place="member"
                revealing={revealing('response')}
              />
            </Part>
          )}
        </>
      )}
      {shownFacts.length > 0 && (
        <Part title={<Text id="flow.facts" />}>
          <FieldList
            label={text('flow.facts')}
            step={step}
            place="fact"
            fields={shownFacts}
            {...{ explained, named }}
          />
        </Part>
      )}
    </section>
  )
}

/** What the vault keeps whole in the demo: secrets of the protocol, nobody's mail and no keys. */
function isKept(step: TraceEntry['step'], side: 'request' | 'response', name: string): boolean {
  if (step === 'api-request') return side === 'request' && name === 'authorization'
  return side === 'request'
    ? ['authorization-request', 'authorization-response', 'token-request', 'revocation'].includes(step)
    : step === 'token-request'
}

interface Revealing {
  reveal: (name: string) => NonNullable<ShownField['reveal']>
  can: (name: string) => boolean
}

function Message({
  step,
  message: { line, headers, fields },
  place,
  explained,
  named,
  revealing,
}: {
  step: TraceEntry['step']
  message: TraceMessage
  place: Place
  explained: boolean
  named: string | undefined
  revealing: Revealing | undefined
}) {
  const text = useText()
  const [method = '', ...address] = line.split(' ')
  const withReveal = (list: TraceMessage['fields']): ShownField[] =>
    list.map((field) => ({
      ...field,
      ...(revealing?.can(field.name) ? { reveal: revealing.reveal(field.name) } : {}),
    }))
  return (
    <>
      <CodeText
        tokens={
          place === 'parameter'
            ? [{ kind: 'keyword', text: `${method} ` }, ...urlTokens(address.join(' '))]
            : [{ kind: 'number', text: line }]
        }
      />
      {fields.length > 0 && (
        <>
          <h4 className={styles['subtitle']}>
            <Text id="flow.fields" />
          </h4>
          <FieldList label={text('flow.fields')} {...{ step, place, explained, named }} fields={withReveal(fields)} />
        </>
      )}
      {headers.length > 0 && (
        <>
          <h4 className={styles['subtitle']}>
            <Text id="flow.headers" />
          </h4>
          <FieldList
            label={text('flow.headers')}
            {...{ step, explained, named }}
            place="header"
            fields={withReveal(headers)}
          />
        </>
      )}
    </>
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
