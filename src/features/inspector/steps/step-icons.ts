import {
  ArrowLeftRight,
  Compass,
  DoorOpen,
  IdCard,
  KeyRound,
  LogOut,
  type LucideIcon,
  RefreshCw,
  Server,
  Signature,
  SquareArrowOutUpRight,
  SquareArrowRightEnter,
  Trash2,
  UserRound,
} from 'lucide-react'
import type { TraceStep } from '#trace/entry.ts'

export const stepIcons: Readonly<Record<TraceStep, LucideIcon>> = {
  discovery: Compass,
  'authorization-request': SquareArrowOutUpRight,
  'authorization-response': SquareArrowRightEnter,
  'token-request': ArrowLeftRight,
  keys: KeyRound,
  'id-token': Signature,
  userinfo: IdCard,
  session: UserRound,
  renewal: RefreshCw,
  'api-request': Server,
  'sign-out': LogOut,
  revocation: Trash2,
  'end-session': DoorOpen,
}
