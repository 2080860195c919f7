import { Text, useText } from '#i18n/react.tsx'
import { PlaceLink } from '#ui/Link.tsx'
import styles from './FlowNavigation.module.css'
import { parts } from './parts.tsx'

/** The parts of the inspector in a row of links, which scrolls sideways where the screen is narrow. */
export function FlowNavigation() {
  const text = useText()
  return (
    <nav className={styles['nav']} aria-label={text('flow.parts')}>
      <ul className={styles['list']}>
        {parts.map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <PlaceLink className={styles['link']} to={to} end={id === 'steps'}>
              <Icon aria-hidden />
              <Text id={`flow.part.${id}`} />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
