import type { Decision, Screen } from '../oauth/authorization.ts'
import type { PageError } from '../oauth/request.ts'
import type { Language } from '../options.ts'
import type { Person } from '../world/people.ts'
import { difference, nearest } from './difference.ts'
import { button, element } from './element.ts'
import { scopeLabel } from './scope-labels.ts'
import { stringsIn } from './strings.ts'

type ScreenOf<K extends Screen['kind']> = Extract<Screen, { kind: K }>
export type Decide = (decision: Decision) => void

/** What is drawn: a heading and what stands below it. `focus` takes the keyboard, where it is not the heading. */
export interface Drawn {
  title: string
  body: Node[]
  focus?: HTMLElement
}

/** Who continues: one button for each person of the demo. */
export function accountChoice(screen: ScreenOf<'choose-account'>, language: Language, decide: Decide): Drawn {
  const words = stringsIn(language)
  const rows = screen.people.map((person) => {
    const note = screen.signedIn.includes(person.subject) ? [element('small', {}, words.signedIn)] : []
    const choose = () => decide({ account: person.subject })
    return { person, row: button({ class: 'person' }, choose, ...portrait(person), ...note) }
  })
  const hinted = rows.find(({ person }) => person.subject === screen.hint)?.row
  const list = element('ul', { class: 'people' }, ...rows.map(({ row }) => element('li', {}, row)))
  return {
    title: words.chooseAccount,
    body: [element('p', { class: 'lead' }, words.chooseAccountFor), list],
    ...(hinted ? { focus: hinted } : {}),
  }
}

/**
 * What the client may do: one checkbox for each scope. All are ticked at first, other than at Google: unticking is the
 * refusal, and who only looks around gets to see the app at work.
 * @param ticked follows the boxes, so that a change of language keeps them
 */
export function consent(
  screen: ScreenOf<'consent'>,
  language: Language,
  decide: Decide,
  ticked: Map<string, boolean>,
): Drawn {
  const words = stringsIn(language)
  const account = screen.person.subject
  const boxes = screen.asked.map((scope) => checkbox(scope, ticked))
  const labels = boxes.map((box) =>
    element('label', { class: 'scope' }, box, element('span', {}, scopeLabel(box.value, language))),
  )
  const identity =
    screen.identity.length > 0
      ? [element('section', {}, element('h2', {}, words.identity), element('p', {}, words.identityLine))]
      : []
  const choice = boxes.length > 0 ? [element('fieldset', {}, element('legend', {}, words.choose), ...labels)] : []
  const form = element(
    'form',
    {},
    ...identity,
    ...choice,
    ...alreadyGranted(screen.alreadyGranted, language),
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'primary' }, words.continue),
      button({}, () => decide({ account, cancel: true }), words.cancel),
    ),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    decide({ account, consent: boxes.filter(({ checked }) => checked).map(({ value }) => value) })
  })
  const who = element('div', { class: 'who' }, ...portrait(screen.person))
  const other = button({ class: 'quiet' }, () => decide({ otherAccount: true }), words.otherAccount)
  return {
    title: words.consentTitle,
    body: [element('p', { class: 'lead' }, words.consentIntro), element('div', { class: 'account' }, who, other), form],
  }
}

function checkbox(scope: string, ticked: Map<string, boolean>): HTMLInputElement {
  const box = element('input', { type: 'checkbox', value: scope, checked: ticked.get(scope) ?? true })
  box.addEventListener('change', () => ticked.set(scope, box.checked))
  return box
}

function alreadyGranted(scopes: readonly string[], language: Language): Node[] {
  if (scopes.length === 0) return []
  const items = scopes.map((scope) => element('li', {}, scopeLabel(scope, language)))
  const title = element('h2', {}, stringsIn(language).alreadyGranted)
  return [element('section', {}, title, element('ul', { class: 'granted' }, ...items))]
}

function portrait(person: Person): Node[] {
  const letter = element('span', { class: 'letter', 'aria-hidden': 'true' }, person.givenName.slice(0, 1))
  const name = element('span', { class: 'name' }, person.name)
  return [letter, element('span', { class: 'names' }, name, ' ', element('span', { class: 'email' }, person.email))]
}

/** What this provider never tells the client: the request itself is wrong. */
export function pageError(error: PageError, language: Language, appUrl: string): Drawn {
  const words = stringsIn(language)
  return {
    title: words.errorTitle,
    body: [
      element('p', { class: 'problem', role: 'alert' }, words.errors[error.code]),
      ...(error.redirectUri ? redirectUris(error.redirectUri, language) : []),
      element('p', {}, element('code', {}, error.code), ' ', element('span', { lang: 'en' }, error.detail)),
      element('p', { class: 'lead' }, words.errorText),
      element('p', {}, backLink(words.backToApp, appUrl)),
    ],
  }
}

/** The client hears nothing of the error, so the way back is the one the person came: their page may wait for them. */
function backLink(words: string, appUrl: string): HTMLElement {
  const link = element('a', { href: appUrl }, words)
  link.addEventListener('click', (event) => {
    if (history.length < 2) return
    event.preventDefault()
    history.back()
  })
  return link
}

/** Both addresses, one above the other, with the characters marked in which they differ. */
function redirectUris({ received, registered }: NonNullable<PageError['redirectUri']>, language: Language): Node[] {
  const words = stringsIn(language)
  const near = nearest(received, registered)
  const marked = (text: string, other: string | undefined) => {
    const pieces = difference(text, other ?? text)
    return element('code', {}, ...pieces.map((piece) => (piece.same ? piece.text : element('mark', {}, piece.text))))
  }
  const shown = registered.map((uri) => element('dd', {}, marked(uri, uri === near ? received : undefined)))
  const term = (text: string) => element('dt', {}, text)
  return [
    element(
      'dl',
      { class: 'addresses' },
      term(words.received),
      element('dd', {}, marked(received, near)),
      term(words.registered),
      ...shown,
    ),
    element('p', { class: 'lead' }, words.differsFrom),
  ]
}

/** Opened without a request: what this page is. */
export function landing(language: Language, appUrl: string): Drawn {
  const words = stringsIn(language)
  const back = element('a', { href: appUrl }, words.backToApp)
  return { title: words.landingTitle, body: [element('p', {}, words.landingText), element('p', {}, back)] }
}

/** Nothing can be done here: the built-in provider did not answer. */
export function failure(language: Language): Drawn {
  const words = stringsIn(language)
  return { title: words.errorTitle, body: [element('p', { class: 'problem', role: 'alert' }, words.failed)] }
}
