import { Text } from '#i18n/react.tsx'
import { actors } from '#trace/entry.ts'
import styles from './Legend.module.css'

/** Who the five are, for as long as no step is opened. */
export function Legend() {
  return (
    <section className={styles['legend']} aria-labelledby="flow-legend">
      <h2 id="flow-legend" className={styles['title']}>
        <Text id="flow.legend.title" />
      </h2>
      <p className={styles['hint']}>
        <Text id="flow.legend.hint" />
      </p>
      <dl className={styles['roles']}>
        {actors.map((actor) => (
          <div key={actor}>
            <dt>
              <Text id={`flow.actor.${actor}`} />
            </dt>
            <dd>
              <Text id={`flow.role.${actor}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
