import createPurifier, { type WindowLike } from 'dompurify'
import { createSanitizer, type Sanitizer } from './sanitizer.ts'

let opened: Promise<Sanitizer> | undefined

/**
 * The one sanitizer of the page, on an instance that nobody else adds hooks to. It reads mail in a page for mail that
 * nobody sees: there nothing runs or is loaded, and looks that a sender wrote are nothing to report, which under the
 * policy of the app they would be. Where that page does not come, mail is read under the app's own: as safely.
 * @param framePage address of the page for mail
 */
export function mailSanitizer(framePage: string): Promise<Sanitizer> {
  opened ??= readingWindow(framePage).then((reading) => createSanitizer(createPurifier(reading)))
  return opened
}

const patienceMs = 2_000

function readingWindow(framePage: string): Promise<WindowLike | undefined> {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-same-origin')
  frame.referrerPolicy = 'no-referrer'
  frame.hidden = true
  frame.src = framePage
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs)
    frame.addEventListener('load', () => {
      clearTimeout(timer)
      const isOurs = frame.contentDocument?.querySelector('body[data-mail-frame]')
      resolve(isOurs ? ((frame.contentWindow ?? undefined) as WindowLike | undefined) : undefined)
    })
    document.body.append(frame)
  })
}
