import { useNavigate } from 'react-router-dom'
import { paths, type MailPlace } from '#paths.ts'
import { useCommands, type Command } from '#ui/commands/commands.tsx'
import { deeds, type DeedName } from '../actions/deeds.ts'
import { useTargetFacts } from '../actions/target-facts.tsx'
import { moveTo, toggle } from './list-state.ts'
import type { ThreadList } from './thread-list.tsx'

/** Gmail's own letters, by where they are on the keyboard. */
const places = [
  { id: 'inbox', title: 'mail.go.inbox', keys: 'KeyG KeyI', label: 'INBOX' },
  { id: 'starred', title: 'mail.go.starred', keys: 'KeyG KeyS', label: 'STARRED' },
  { id: 'sent', title: 'mail.go.sent', keys: 'KeyG KeyT', label: 'SENT' },
  { id: 'drafts', title: 'mail.go.drafts', keys: 'KeyG KeyR', label: 'DRAFT' },
  { id: 'all', title: 'mail.go.all', keys: 'KeyG KeyA', label: 'ALL' },
] as const

/** What is done with the list, and with what is meant in it, by key and in the palette. */
export function useListCommands(list: ThreadList, place: MailPlace, openId: string | undefined): void {
  const navigate = useNavigate()
  const { ids, state, setState, targets, act, open, focus } = list
  const { starred } = useTargetFacts(targets, place.label)
  const mail = (id: string, keys: string, run: () => void, repeats = false): Command => ({
    id: `mail.${id}`,
    section: 'mail',
    title: `mail.command.${id}`,
    keys,
    run,
    repeats,
  })
  const go = (by: number) => () => {
    const from = openId === undefined ? state.cursor?.index : ids.indexOf(openId)
    const next = moveTo(state, ids, from === undefined ? 0 : from + by)
    setState(next)
    if (openId !== undefined) {
      if (next.cursor && next.cursor.id !== openId) open(next.cursor.id)
    } else focus()
  }
  const deed = (name: DeedName) => () => {
    if (targets.length > 0) act(deeds[name](targets))
  }
  useCommands([
    ...places.map(({ label, id, ...command }) => ({
      ...command,
      id: `mail.go.${id}`,
      section: 'go' as const,
      run: () => void navigate(paths.mail(label === 'INBOX' ? undefined : { label })),
    })),
    mail('next', 'KeyJ', go(1), true),
    mail('previous', 'KeyK', go(-1), true),
    mail('open', 'KeyO', () => {
      if (state.cursor && openId === undefined) open(state.cursor.id)
    }),
    mail('back', 'KeyU', () => {
      if (openId !== undefined) void navigate(paths.mail(place))
    }),
    mail('select', 'KeyX', () => setState(toggle(state, ids, state.cursor?.index ?? 0))),
    mail('archive', 'KeyE', deed('archive')),
    mail('trash', 'Shift+Digit3', deed('trash')),
    mail('spam', 'Shift+Digit1', deed('spam')),
    mail('star', 'KeyS', deed(starred ? 'unstar' : 'star')),
    mail('read', 'Shift+KeyI', deed('read')),
    mail('unread', 'Shift+KeyU', deed('unread')),
  ])
}
