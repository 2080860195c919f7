import {
  Archive,
  Bell,
  FileText,
  Inbox,
  Info,
  MessagesSquare,
  OctagonAlert,
  Send,
  Star,
  Tag,
  Trash2,
  Users,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { allMail } from '../place.ts'

/** Labels of Gmail's own, in the order in which they are listed, with the picture of each. */
export const systemLabels: ReadonlyMap<string, LucideIcon> = new Map([
  ['INBOX', Inbox],
  ['STARRED', Star],
  ['IMPORTANT', Bell],
  ['SENT', Send],
  ['DRAFT', FileText],
  [allMail, Archive],
  ['SPAM', OctagonAlert],
  ['TRASH', Trash2],
])

/** How Gmail sorts the inbox; listed apart. */
export const categories: ReadonlyMap<string, LucideIcon> = new Map([
  ['CATEGORY_SOCIAL', Users],
  ['CATEGORY_UPDATES', Info],
  ['CATEGORY_FORUMS', MessagesSquare],
  ['CATEGORY_PROMOTIONS', Tag],
])

/** Whether the catalogues have a name for a label. `UNREAD` is no place, but a state that a list can be narrowed to. */
export const hasOwnName = (labelId: string) =>
  systemLabels.has(labelId) || categories.has(labelId) || labelId === 'UNREAD'
