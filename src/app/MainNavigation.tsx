import { CalendarDays, Files, House, Mail, UserRound, Waypoints } from 'lucide-react'
import type { Feature } from '#config/schema.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { PlaceLink } from '#ui/Link.tsx'
import styles from './SignedInShell.module.css'

const places = [
  { id: 'home', to: paths.home(), icon: House },
  { id: 'calendar', to: paths.calendar(), icon: CalendarDays, feature: 'calendar' },
  { id: 'mail', to: paths.mail(), icon: Mail, feature: 'mail' },
  { id: 'drive', to: paths.drive(), icon: Files, feature: 'drive' },
  { id: 'profile', to: paths.profile(), icon: UserRound },
  { id: 'flow', to: paths.flow(), icon: Waypoints },
] as const

/** A tab bar at the foot of a narrow screen, a column at the side of a wide one. */
export function MainNavigation({ features }: { features: readonly Feature[] }) {
  const text = useText()
  const shown = places.filter((place) => !('feature' in place) || features.includes(place.feature))
  return (
    <nav className={styles['nav']} aria-label={text('nav.main')}>
      <ul className={styles['list']}>
        {shown.map(({ id, to, icon: Icon }) => (
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
