/** A link that names another place than it leads to. */
export interface MisleadingLink {
  href: string
  host: string
  shown: string
}

/** What a frame is to show, and whom it tells of what happens in it. */
export interface FrameContent {
  /** HTML that a sanitizer made harmless. */
  html: string
  language: string
  onHeight: (height: number) => void
  onMisleadingLink: (link: MisleadingLink) => void
  /** Somebody wants to write to an address: that of a `mailto:` link. */
  onWrite: (href: string) => void
  /** Another page than ours stands in the frame, and gets nothing. */
  onStranger: () => void
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => { toString: () => string } }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Keeps a mail in the page of a frame, from when that has loaded. The only place where text becomes a document: one
 * without scripts, which the sandbox and the policy of the page refuse.
 * @returns ends it
 */
export function keepMailIn(frame: HTMLIFrameElement, content: FrameContent): () => void {
  let end = () => {}
  const show = () => {
    end()
    const holder = holderIn(frame)
    if (holder) end = fill(frame, holder, content)
    else content.onStranger()
  }
  if (holderIn(frame)) show()
  frame.addEventListener('load', show)
  return () => {
    frame.removeEventListener('load', show)
    end()
  }
}

/** How the mail is looked at. */
export function setFrameLooks(frame: HTMLIFrameElement, looks: { dark: boolean; quotes: boolean }): void {
  const root = holderIn(frame)?.ownerDocument.documentElement
  if (!root) return
  root.dataset['shade'] = looks.dark ? 'dark' : 'light'
  root.dataset['quotes'] = looks.quotes ? 'shown' : 'folded'
}

const holderIn = (frame: HTMLIFrameElement) =>
  frame.contentDocument?.querySelector<HTMLElement>('body[data-mail-frame] > main') ?? undefined

function fill(
  frame: HTMLIFrameElement,
  holder: HTMLElement,
  { html, language, onHeight, onMisleadingLink, onWrite }: FrameContent,
): () => void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('mail', { createHTML: (clean) => clean })
  holder.ownerDocument.documentElement.lang = language
  holder.innerHTML = (policy?.createHTML(html) ?? html) as string

  const observer = new ResizeObserver(() => onHeight(holder.scrollHeight))
  observer.observe(holder)
  // Where a browser runs no listeners in a page without scripts, the destination still stands beside the link.
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest('a[href]')
    const href = link?.getAttribute('href') ?? ''
    const host = link?.getAttribute('data-destination')
    if (typeof host === 'string') onMisleadingLink({ href, host, shown: link?.textContent ?? '' })
    else if (href.startsWith('mailto:')) onWrite(href)
    else return
    event.preventDefault()
  }
  // Whoever has clicked into a mail still archives, answers and goes on by key.
  const onKeyDown = (event: KeyboardEvent) => {
    const heard = frame.dispatchEvent(new KeyboardEvent('keydown', event))
    if (!heard) event.preventDefault()
  }
  const { ownerDocument } = holder
  holder.addEventListener('click', onClick)
  ownerDocument.addEventListener('keydown', onKeyDown)
  return () => {
    observer.disconnect()
    holder.removeEventListener('click', onClick)
    ownerDocument.removeEventListener('keydown', onKeyDown)
  }
}
