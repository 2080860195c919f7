import { useMemo, useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { Badge } from '#ui/Badge.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import { ShownValue } from '../steps/ShownValue.tsx'
import { align, differencesOf, type Pair } from './align.ts'
import styles from './SideBySide.module.css'

/** Steps to compare, oldest first, and whose they are: this session's, or those of a file by its name. */
interface Compared {
  name: string
  entries: readonly TraceEntry[]
}

/** Two sessions step by step, with only what differs between them. */
export function SideBySide({ left, right }: { left: Compared; right: Compared }) {
  const text = useText()
  const [all, setAll] = useState(false)
  const pairs = useMemo(
    () => align(left.entries, right.entries).map((pair) => ({ pair, differences: differencesOf(pair) })),
    [left.entries, right.entries],
  )
  const shown = all ? pairs : pairs.filter(({ pair, differences }) => !isSame(pair, differences.length))
  return (
    <section className={styles['comparison']} aria-label={text('flow.compare.sideBySide')}>
      <label className={styles['all']}>
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{' '}
        <Text id="flow.compare.all" />
      </label>
      <div className={styles['heads']} aria-hidden>
        <span>
          <Foreign maxCharacters={60}>{left.name}</Foreign>
        </span>
        <span>
          <Foreign maxCharacters={60}>{right.name}</Foreign>
        </span>
      </div>
      {shown.length === 0 ? (
        <p>
          <Text id="flow.compare.same" />
        </p>
      ) : (
        <ol className={styles['pairs']}>
          {shown.map(({ pair, differences }, at) => (
            <li key={at} className={styles['pair']}>
              <Side entry={pair.left} whose={left.name} />
              <Side entry={pair.right} whose={right.name} />
              {pair.left && pair.right && differences.length > 0 && (
                <dl className={styles['differences']}>
                  {differences.map(({ name, left: one, right: other }) => (
                    <div key={name} className={styles['difference']}>
                      <dt>
                        <code translate="no">
                          <Foreign>{name}</Foreign>
                        </code>
                      </dt>
                      <dd>
                        <Value value={one} />
                      </dd>
                      <dd>
                        <Value value={other} />
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const isSame = ({ left, right }: Pair, differences: number) =>
  left !== undefined && right !== undefined && differences === 0

function Side({ entry, whose }: { entry: TraceEntry | undefined; whose: string }) {
  return (
    <p className={styles['side']} data-outcome={entry?.outcome} aria-label={boundedText(whose, 60)}>
      {entry ? (
        <>
          <strong>
            <Text id={`flow.step.${entry.step}`} />
          </strong>{' '}
          <Badge tone={entry.outcome === 'failed' ? 'caution' : 'plain'}>
            <Text id={`flow.outcome.${entry.outcome}`} />
          </Badge>
        </>
      ) : (
        <span className={styles['missing']}>
          <Text id="flow.compare.missing" />
        </span>
      )}
    </p>
  )
}

function Value({ value }: { value: string | undefined }) {
  return value === undefined ? (
    <span className={styles['missing']}>
      <Text id="flow.compare.absent" />
    </span>
  ) : (
    <mark className={styles['mark']}>
      <ShownValue value={value} masked={false} />
    </mark>
  )
}
