import { CalendarDays, Files, House, Mail, UserRound, Waypoints, type LucideIcon } from 'lucide-react'
import type { Feature, Provider } from '#config/configuration.ts'
import { missingScopes } from '#config/scopes.ts'
import { paths } from '#paths.ts'

/** A page that the navigation leads to; its name is the text `nav.<id>`. */
interface Place {
  id: string
  to: string
  icon: LucideIcon
  feature?: Feature
  /** The key after G. */
  key: string
}

const places: readonly Place[] = [
  { id: 'home', to: paths.home(), icon: House, key: 'KeyH' },
  { id: 'calendar', to: paths.calendar(), icon: CalendarDays, feature: 'calendar', key: 'KeyC' },
  { id: 'mail', to: paths.mail(), icon: Mail, feature: 'mail', key: 'KeyM' },
  { id: 'drive', to: paths.drive(), icon: Files, feature: 'drive', key: 'KeyD' },
  { id: 'profile', to: paths.profile(), icon: UserRound, key: 'KeyP' },
  { id: 'flow', to: paths.flow(), icon: Waypoints, key: 'KeyF' },
]

export const placesOf = (features: readonly Feature[]) =>
  places.filter(({ feature }) => feature === undefined || features.includes(feature))

/** The feature whose permission is lacking on this screen; on a screen of none, the first one that lacks it. */
export function featureToAllow(
  features: readonly Feature[],
  provider: Provider,
  grantedScopes: readonly string[],
  pathname: string,
): Feature | undefined {
  const lacking = placesOf(features).filter(
    ({ feature }) => feature !== undefined && missingScopes(provider, feature, grantedScopes).length > 0,
  )
  return (lacking.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`)) ?? lacking[0])?.feature
}
