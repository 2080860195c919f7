import { CalendarDays, Files, House, Mail, UserRound, Waypoints, type LucideIcon } from 'lucide-react'
import type { Feature } from '#config/schema.ts'
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
