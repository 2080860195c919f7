import { Clock, HardDrive, Star, Trash2, Users, UsersRound, type LucideIcon } from 'lucide-react'
import type { Place } from '../address.ts'

/** The look of each place; its name is `drive.place.<place>`. */
export const placeIcons: Readonly<Record<Place, LucideIcon>> = {
  mine: HardDrive,
  drives: UsersRound,
  shared: Users,
  recent: Clock,
  starred: Star,
  trash: Trash2,
}
