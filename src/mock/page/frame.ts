import type { Language } from '../options.ts'
import { button, element } from './element.ts'
import type { Drawn } from './screens.ts'
import { stringsIn } from './strings.ts'

interface Actions {
  speak: (language: Language) => void
  reset: () => void
}

const languages: readonly { language: Language; name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'ko', name: '한국어' },
  { language: 'ja', name: '日本語' },
]

/** Draws a screen into the page, between what says on every one of them that this is a demo. */
export function draw(drawn: Drawn, language: Language, actions: Actions, notice?: string) {
  const words = stringsIn(language)
  document.documentElement.lang = language
  document.title = `${drawn.title} · ${words.demo}`
  const heading = element('h1', { tabindex: '-1' }, drawn.title)
  const confirm = confirmation(language, actions.reset)
  const choices = languages.map(({ language: other, name }) =>
    button(
      { class: 'quiet', lang: other, 'aria-pressed': String(other === language) },
      () => actions.speak(other),
      name,
    ),
  )
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('span', { class: 'ribbon', 'aria-hidden': 'true' }),
      element('p', { class: 'badge' }, words.demo),
    ),
    element(
      'main',
      {},
      ...(notice ? [element('p', { class: 'notice', role: 'status' }, notice)] : []),
      heading,
      ...drawn.body,
    ),
    element(
      'footer',
      {},
      element('p', {}, words.demoNotice),
      element(
        'div',
        { class: 'tools' },
        ...choices,
        button({ class: 'quiet' }, () => confirm.showModal(), words.reset),
      ),
    ),
    confirm,
  )
  const focus = drawn.focus ?? heading
  focus.focus()
}

/** Something takes its time; the style sheet shows the words only after a moment. */
export function drawWorking(language: Language) {
  for (const control of document.querySelectorAll('button, input')) control.setAttribute('disabled', '')
  if (document.querySelector('main')) return
  document.body.replaceChildren(element('p', { class: 'working', role: 'status' }, stringsIn(language).working))
}

function confirmation(language: Language, reset: () => void): HTMLDialogElement {
  const words = stringsIn(language)
  const dialog = element('dialog', { 'aria-labelledby': 'reset-title' })
  dialog.append(
    element('h2', { id: 'reset-title' }, words.resetQuestion),
    element('p', {}, words.resetNote),
    element(
      'div',
      { class: 'actions' },
      button({ class: 'primary' }, reset, words.resetConfirm),
      button({}, () => dialog.close(), words.cancel),
    ),
  )
  return dialog
}
