import type { Language } from '../options.ts'
import { inLanguage, type Text } from '../calendar/seed-texts.ts'

export interface MailLabel {
  id: string
  name: string
  type: 'system' | 'user'
  messageListVisibility?: 'show' | 'hide'
  labelListVisibility?: 'labelShow' | 'labelShowIfUnread' | 'labelHide'
  color?: { backgroundColor: string; textColor: string }
}

/** The order is that of the bits in a seeded thread's mask. */
export const systemLabelIds = [
  'INBOX',
  'UNREAD',
  'STARRED',
  'IMPORTANT',
  'SENT',
  'DRAFT',
  'SPAM',
  'TRASH',
  'CHAT',
  'CATEGORY_PERSONAL',
  'CATEGORY_SOCIAL',
  'CATEGORY_PROMOTIONS',
  'CATEGORY_UPDATES',
  'CATEGORY_FORUMS',
] as const

const userLabels: readonly { id: string; name: Text; background: string; text: string }[] = [
  { id: 'Label_1', name: ['Work', '업무', '仕事'], background: '#4986e7', text: '#ffffff' },
  { id: 'Label_2', name: ['Work/Orchard', '업무/오차드', '仕事/オーチャード'], background: '#16a766', text: '#ffffff' },
  { id: 'Label_3', name: ['Family', '가족', '家族'], background: '#fb4c2f', text: '#ffffff' },
  { id: 'Label_4', name: ['Receipts', '영수증', '領収書'], background: '#fad165', text: '#594c05' },
  { id: 'Label_5', name: ['Reading', '읽을거리', '読みもの'], background: '#b99aff', text: '#41236d' },
  { id: 'Label_6', name: ['Travel', '여행', '旅行'], background: '#98d7e4', text: '#0d3b44' },
]

/** All labels that the seed uses, in the order of their bits. */
const bits: readonly string[] = [...systemLabelIds, ...userLabels.map(({ id }) => id)]

/** The bit of a label; 0 for one that the seed does not use. */
export function bitOf(labelId: string): number {
  const index = bits.indexOf(labelId)
  return index < 0 ? 0 : 1 << index
}

export const labelBits = bits.length

/** The labels whose bits are set. */
export const labelsInMask = (mask: number) => bits.filter((_, index) => (mask & (1 << index)) !== 0)

export const maskOf = (labelIds: readonly string[]) => labelIds.reduce((mask, id) => mask | bitOf(id), 0)

/** The labels every mailbox starts with. */
export function seededLabels(language: Language): readonly MailLabel[] {
  const system = systemLabelIds.map((id): MailLabel => {
    const hidden = id === 'CHAT' || id.startsWith('CATEGORY_')
    return {
      id,
      name: id,
      type: 'system',
      ...(hidden ? { messageListVisibility: 'hide', labelListVisibility: 'labelHide' } : {}),
    }
  })
  const own = userLabels.map(({ id, name, background, text }): MailLabel => ({
    id,
    name: inLanguage(name, language),
    type: 'user',
    messageListVisibility: 'show',
    labelListVisibility: 'labelShow',
    color: { backgroundColor: background, textColor: text },
  }))
  return [...system, ...own]
}
