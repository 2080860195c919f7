import type { Shown, TraceField } from './entry.ts'
import { bounded, fingerprint, mask, maskEmail, printable, wordy } from './mask.ts'
import { knownHeaders, publicFacts, publicHeaders, publicValues, type Rule } from './public-values.ts'

const maxNameCharacters = 60
const maxTextCharacters = 400
const maxFacts = 30

/**
 * Splits a URL: what may be shown of it, and its parameters. User name and password are dropped; path segments and
 * host labels that look drawn at random are masked, e-mail addresses in the path partly.
 */
export function splitUrl(live: string): { shown: Shown; parameters: [name: string, value: string][] } {
  const url = URL.parse(live)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { shown: mask(live), parameters: [] }
  const host = url.hostname.split('.').map(maskUnlessWordy).join('.') + (url.port && `:${url.port}`)
  const bare = url.pathname === '/' && !/^https?:\/\/[^/]*\//i.test(live)
  const path = bare ? '' : url.pathname.split('/').map(pathSegment).join('/')
  return {
    shown: bounded(`${url.protocol}//${host}${path}`, maxTextCharacters),
    parameters: [...url.searchParams, ...(url.hash ? new URLSearchParams(url.hash.slice(1)) : [])],
  }
}

/** A parameter, form field or member as it may be shown: by the rule of its name, and masked where it has none. */
export function parameterField(name: string, live: string): TraceField {
  const value = valueBy(publicValues.get(name), live)
  return { name: shownName(name), value, masked: value !== live }
}

/** A header as it may be shown. Credentials keep their scheme: `Bearer •••• (180 characters)`. */
export function headerField(name: string, live: string): TraceField {
  const lower = name.toLowerCase()
  const [, scheme, credentials = ''] = /^(Bearer|Basic|DPoP) +(.*)$/is.exec(live) ?? []
  if (lower === 'authorization' && scheme) {
    return { name: lower as Shown, value: `${canonical(scheme)} ${mask(credentials)}` as Shown, masked: true }
  }
  const value = valueBy(publicHeaders.get(lower), live)
  return { name: knownHeaders.has(lower) ? (lower as Shown) : mask(name), value, masked: value !== live }
}

/** Facts as they may be shown. They are written by us, so their words stay; whatever looks drawn at random goes. */
export function redactFacts(live: Readonly<Record<string, string>>): Record<string, Shown> {
  return Object.fromEntries(
    Object.entries(live)
      .slice(0, maxFacts)
      .map(([name, value]) => [shownName(name), factValue(name, value)]),
  )
}

/** What a check compared is shown by the rule of the parameter or claim it belongs to: `iss.expected`, `iss.actual`. */
function factValue(name: string, live: string): Shown {
  const compared = /^(.+)\.(?:expected|actual)$/.exec(name)?.[1]
  if (compared !== undefined) return parameterField(compared === 'signature' ? 'kid' : compared, live).value
  return publicFacts.has(name) && /^[\x21-\x7e]{1,200}$/.test(live) ? (live as Shown) : redactText(live)
}

/** A code of a closed list; anything else is not one and is masked. */
export const redactCode = (live: string) => (/^[a-z][a-z-]{0,39}$/.test(live) ? (live as Shown) : mask(live))

/** Free text with everything masked in it that could be a secret or names a person; cut after 400 characters. */
export function redactText(live: string): Shown {
  const text = printable(live.length > 1_600 ? live.slice(0, 1_600).replace(/\S*$/, '') : live)
  const safe = text.replace(/https?:\/\/[^\s"'<>,;()]+|[!#$%*+\-./\w?@\\^~]+/gi, (chunk) => {
    if (/^https?:\/\//i.test(chunk)) return urlValue(chunk)
    if (/^[^@]+@[^@]+$/.test(chunk)) return maskEmail(chunk)
    return maskUnlessWordy(chunk)
  })
  return bounded(safe, maxTextCharacters)
}

function valueBy(rule: Rule | undefined, live: string): Shown {
  if (live === '') return '' as Shown
  if (rule === 'url') return urlValue(live)
  if (rule === 'text') return redactText(live)
  if (rule === 'email') return maskEmail(live)
  if (rule === 'fingerprint') return fingerprint(live)
  if (rule === 'words') return /^[\x20-\x7e]{1,2000}$/.test(live) ? wordsValue(live) : mask(live)
  return rule?.test(live) ? (live as Shown) : mask(live)
}

const wordsValue = (live: string) =>
  bounded(
    live
      .split(' ')
      .map((part) => (/^https?:\/\//.test(part) ? urlValue(part) : maskUnlessWordy(part)))
      .join(' '),
    2 * maxTextCharacters,
  )

/** Only the address; that it had a query or fragment is told, what was in it is not. */
function urlValue(live: string): Shown {
  const { shown, parameters } = splitUrl(live)
  return (parameters.length > 0 ? `${shown}?…` : shown) as Shown
}

function pathSegment(segment: string): string {
  const decoded = segment.includes('%') ? decode(segment) : segment
  if (/^[^@]+@[^@]+$/.test(decoded)) return maskEmail(decoded)
  return /^[\w.~:-]*$/.test(decoded) ? maskUnlessWordy(decoded) : mask(segment)
}

/** The name of a field can be chosen by whoever wrote the address, so it is looked at as well. */
function shownName(name: string): Shown {
  const plain = name.length <= maxNameCharacters && /^[A-Za-z0-9_.-]+$/.test(name) && wordy(name)
  return plain || publicValues.has(name) ? (name as Shown) : mask(name)
}

const maskUnlessWordy = (value: string) => (wordy(value) ? value : mask(value))

const canonical = (scheme: string) =>
  ['Bearer', 'Basic', 'DPoP'].find((known) => known.toLowerCase() === scheme.toLowerCase()) ?? 'Basic'

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
