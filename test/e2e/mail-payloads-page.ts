import { keepMailIn } from '#features/mail/content/mail-frame.ts'
import { mailSanitizer } from '#features/mail/content/purifier.ts'
import { wrongs } from '../hostile/mail-invariants.ts'

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => unknown }
}

/** What became of one payload in a real browser. */
interface Outcome {
  name: string
  wrongs: string[]
}

/**
 * Runs in a page: makes each payload harmless and shows it as the app does, one after the other in one frame, and says
 * which left the frame, ran something, took the focus, changed the page or came out as something else.
 */
async function showAll(framePage: string, payloads: readonly (readonly [name: string, html: string])[]) {
  const sanitizer = await mailSanitizer(framePage)
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox')
  frame.src = framePage
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded

  const realm = frame.contentWindow as (Window & typeof globalThis & { trustedTypes: TrustedTypes }) | null
  if (!realm) throw new Error('the frame has no window')
  const trusting = realm.trustedTypes.createPolicy('test', { createHTML: (html) => html })
  const read = (html: string) => new realm.DOMParser().parseFromString(trusting.createHTML(html) as string, 'text/html')

  const outside = () => `${location.href} ${document.documentElement.outerHTML.length} ${frame.contentDocument?.URL}`
  const ran: string[] = []
  for (const one of [window, realm]) one.alert = (words: unknown) => void ran.push(String(words))
  const nothing = () => undefined
  const outcomes: Outcome[] = []
  for (const [name, html] of payloads) {
    const before = outside()
    const { html: clean } = sanitizer.sanitize(html, { images: new Map(), remoteImages: false })
    const end = keepMailIn(frame, {
      html: clean,
      language: 'en',
      onHeight: nothing,
      onMisleadingLink: nothing,
      onWrite: nothing,
      onStranger: () => ran.push('another page in the frame'),
    })
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const found = [...wrongs(clean, undefined, read), ...ran.splice(0)]
    if (outside() !== before) found.push('the page around it changed')
    if (document.activeElement !== document.body) found.push('the focus moved')
    if (found.length > 0) outcomes.push({ name, wrongs: found })
    end()
  }
  return outcomes
}

declare global {
  interface Window {
    showAll: typeof showAll
  }
}
window.showAll = showAll
