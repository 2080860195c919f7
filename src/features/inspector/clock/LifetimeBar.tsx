import { Text, useFormat } from '#i18n/react.tsx'
import styles from './ClockCard.module.css'
import { placeIn, type Lifetime } from './lifetimes.ts'

/** One life: how much of it is over, where it is renewed, and the same in words. */
export function LifetimeBar({ lifetime, nowMs }: { lifetime: Lifetime; nowMs: number }) {
  const format = useFormat()
  const { token, fromMs, untilMs, renewAtMs } = lifetime
  const at = (ms: number) => format.date(ms, { timeStyle: 'medium' })
  const left = untilMs - nowMs
  return (
    <div className={styles['lifetime']} data-token={token}>
      <h3 className={styles['subtitle']}>
        <Text id={`token.clock.${token}`} />
      </h3>
      <div className={styles['bar']} aria-hidden>
        <div className={styles['spent']} style={{ inlineSize: `${placeIn(lifetime, nowMs) * 100}%` }} />
        {renewAtMs !== undefined && (
          <div className={styles['renewal']} style={{ insetInlineStart: `${placeIn(lifetime, renewAtMs) * 100}%` }} />
        )}
      </div>
      <dl className={styles['instants']}>
        <Instant id="token.clock.issued" time={at(fromMs)} />
        <Instant id="token.clock.now" time={at(nowMs)} />
        {renewAtMs !== undefined && <Instant id="token.clock.renewAt" time={at(renewAtMs)} />}
        <Instant id="token.clock.expiry" time={at(untilMs)} />
      </dl>
      <p className={styles['note']}>
        {left > 0 ? (
          <Text id="token.clock.left" values={{ span: format.span(left) }} />
        ) : (
          <Text id={token === 'id' ? 'token.clock.idOver' : 'token.clock.over'} />
        )}
      </p>
    </div>
  )
}

function Instant({ id, time }: { id: string; time: string }) {
  return (
    <div className={styles['instant']}>
      <dt>
        <Text id={id} />
      </dt>
      <dd>{time}</dd>
    </div>
  )
}
