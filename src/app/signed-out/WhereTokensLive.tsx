import { AppWindow, Building2, KeyRound } from 'lucide-react'
import { useId } from 'react'
import { Text } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import styles from './WhereTokensLive.module.css'

const lanes = [
  { id: 'page', icon: AppWindow, holds: false },
  { id: 'vault', icon: KeyRound, holds: true },
  { id: 'provider', icon: Building2, holds: false },
] as const

/** A plain word on where tokens are: page, vault, provider, and what each of them has. */
export function WhereTokensLive() {
  const titleId = useId()
  return (
    <section className={styles['part']} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles['title']}>
        <Text id="home.where.title" />
      </h2>
      <ol className={styles['lanes']}>
        {lanes.map(({ id, icon: Icon, holds }) => (
          <li key={id} className={classNames(styles['lane'], holds && styles['holds'])}>
            <span className={styles['sign']} aria-hidden>
              <Icon />
            </span>
            <h3 className={styles['name']}>
              <Text id={`home.where.${id}`} />
            </h3>
            <p className={styles['what']}>
              <Text id={`home.where.${id}.what`} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
