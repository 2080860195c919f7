import type { Screen } from '../oauth/authorization.ts'
import type { Language } from '../options.ts'
import { scopeLabel } from '../page/scope-labels.ts'
import { languageOf, stringsIn } from '../page/strings.ts'

type ScreenOf<K extends Screen['kind']> = Extract<Screen, { kind: K }>

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char)

/** The language of a page: what the request asks for, else the world's. */
export function pageLanguage(query: URLSearchParams, otherwise: Language): Language {
  return languageOf(`${query.get('ui_locales') ?? ''} ${query.get('hl') ?? ''}`.split(' ')) ?? otherwise
}

/** A screen as plain forms: for browsers that come to this provider over real HTTP. */
export function htmlScreen(screen: Exclude<Screen, { kind: 'redirect' }>, query: URLSearchParams, language: Language) {
  if (screen.kind === 'choose-account') return accountChoice(screen, query, language)
  if (screen.kind === 'consent') return consent(screen, query, language)
  return pageError(screen, language)
}

function accountChoice(screen: ScreenOf<'choose-account'>, query: URLSearchParams, language: Language): Response {
  const people = screen.people.map(({ email, subject }) => `<li>${button(email, 'account', subject)}</li>`)
  return page(language, stringsIn(language).chooseAccount, form(query, `<ul>${people.join('')}</ul>`))
}

function consent(screen: ScreenOf<'consent'>, query: URLSearchParams, language: Language): Response {
  const words = stringsIn(language)
  const boxes = screen.asked.map(
    (scope) =>
      `<p><label><input type="checkbox" name="scope" value="${escape(scope)}" checked> ` +
      `${escape(scopeLabel(scope, language))}</label></p>`,
  )
  const fields =
    `<input type="hidden" name="account" value="${screen.person.subject}">` +
    (screen.identity.length > 0 ? `<p>${escape(words.identityLine)}</p>` : '') +
    boxes.join('') +
    button(words.continue, 'decision', 'continue') +
    button(words.cancel, 'decision', 'cancel') +
    button(words.otherAccount, 'decision', 'other-account')
  return page(language, words.consentTitle, `<p>${escape(screen.person.email)}</p>${form(query, fields)}`)
}

function pageError({ error }: ScreenOf<'error'>, language: Language): Response {
  const words = stringsIn(language)
  const { code, detail, redirectUri } = error
  const registered = (redirectUri?.registered ?? []).map((uri) => `<dd>${escape(uri)}</dd>`).join('')
  const uris = redirectUri
    ? `<dl><dt>${escape(words.received)}</dt><dd>${escape(redirectUri.received)}</dd>` +
      `<dt>${escape(words.registered)}</dt>${registered}</dl>`
    : ''
  const body =
    `<p>${escape(words.errors[code])}</p>${uris}<p><code>${escape(code)}</code>: ${escape(detail)}</p>` +
    `<p>${escape(words.errorText)}</p>`
  return page(language, words.errorTitle, body, 400)
}

const button = (label: string, name: string, value: string) =>
  `<button name="${name}" value="${escape(value)}">${escape(label)}</button>`

/** A form that brings the authorization request along, so that nothing need be remembered between screens. */
const form = (query: URLSearchParams, fields: string) =>
  `<form method="post"><input type="hidden" name="request" value="${escape(query.toString())}">${fields}</form>`

function page(language: Language, title: string, body: string, status = 200): Response {
  const html =
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escape(title)}</title><main><p>${escape(stringsIn(language).demoNotice)}</p><h1>${escape(title)}</h1>` +
    `${body}</main></html>`
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    },
  })
}
