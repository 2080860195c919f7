import {
  Archive,
  Inbox,
  MailCheck,
  MailOpen,
  MailWarning,
  OctagonAlert,
  Star,
  StarOff,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { DeedName } from './deeds.ts'

export const deedIcons: Readonly<Record<DeedName, LucideIcon>> = {
  archive: Archive,
  inbox: Inbox,
  trash: Trash2,
  untrash: Undo2,
  spam: OctagonAlert,
  notSpam: MailCheck,
  read: MailOpen,
  unread: MailWarning,
  star: Star,
  unstar: StarOff,
}
