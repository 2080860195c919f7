import { useMailAccess } from '../access.tsx'
import { emptyDraft, type ComposeDraft } from './compose-draft.ts'
import { compositions } from './compositions.ts'

/** Begins a message as a `mailto:` link asks for it. */
export function useWriteTo(): (href: string) => void {
  const access = useMailAccess()
  return (href) => compositions.open({ ...emptyDraft(access?.address ?? ''), ...askedBy(href) })
}

/** What a link that was made safe asks to be written (RFC 6068). */
function askedBy(href: string): Pick<ComposeDraft, 'to' | 'subject' | 'text'> {
  const { pathname, searchParams } = new URL(href)
  return {
    to: [{ name: '', address: decodeURIComponent(pathname) }],
    subject: searchParams.get('subject') ?? '',
    text: (searchParams.get('body') ?? '').replaceAll(/\r\n?/g, '\n'),
  }
}
