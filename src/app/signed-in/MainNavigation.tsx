import type { Feature } from '#config/configuration.ts'
import { Text, useText } from '#i18n/react.tsx'
import { PlaceLink } from '#ui/Link.tsx'
import { placesOf } from '../places.ts'
import styles from './SignedInShell.module.css'

/** A tab bar at the foot of a narrow screen, a column at the side of a wide one. */
export function MainNavigation({ features }: { features: readonly Feature[] }) {
  const text = useText()
  return (
    <nav className={styles['nav']} aria-label={text('nav.main')}>
      <ul className={styles['list']}>
        {placesOf(features).map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <PlaceLink className={styles['link']} to={to}>
              <Icon aria-hidden />
              <Text id={`nav.${id}`} />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
