import type { Config, DOMPurify } from 'dompurify'
import { textOf } from './html-text.ts'
import { misleads, safeLink } from './safe-link.ts'
import { safeStyle } from './safe-style.ts'

/** What a mail may bring in, apart from itself. */
export interface SanitizeOptions {
  /** Addresses of the images it shows by `cid:`, by content id: pictures that were looked at. */
  images: ReadonlyMap<string, string>
  /** Whether images on other servers stay: only where the person asked for them. */
  remoteImages: boolean
}

export interface SanitizedHtml {
  html: string
  /** Images that were left out because they would be asked of another server. */
  blockedImages: number
  /** Whether there is quoted text that can be folded. */
  quoted: boolean
}

export interface Sanitizer {
  /**
   * Makes HTML of strangers harmless: a string goes in, a string comes out, and nobody edits it after. What comes out is
   * read by a browser as it was read here: it went through until it came out unchanged.
   */
  sanitize(html: string, options: SanitizeOptions): SanitizedHtml
  /** What it says, as text: the first view of a mail that is HTML alone. */
  text(html: string): string
}

const tags =
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col dd del dfn div dl dt em
  figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp
  section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr`.split(/\s+/)

const attributes = `align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang nowrap
  reversed rowspan scope size span src start style title valign value width`.split(/\s+/)

const configuration: Config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  // The hook decides on addresses; this only keeps other schemes out of whatever attribute they stand in.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|data|blob):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  KEEP_CONTENT: true,
  RETURN_TRUSTED_TYPE: false,
  SANITIZE_DOM: true,
}

/** For what this has made itself: its own marks are no sender's then. */
const ownConfiguration: Config = {
  ...configuration,
  ALLOWED_ATTR: [...attributes, 'target', 'rel', 'referrerpolicy', 'data-quote', 'data-remote', 'data-destination'],
}

/** What still reads otherwise after so many passes is not shown. */
const maxPasses = 5

/** Pictures inside of an address; larger ones are no decoration. */
const dataImage = /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\s]+$/
const maxDataImageCharacters = 1_400_000

/** How mail programs mark what they quote, as classes and ids that are not kept. */
const quoteMarks = /(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix|protonmail_quote)(?:\s|$)/
const quoteIds = /^(?:divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)$/

/**
 * Sets up one instance of DOMPurify for mail. It belongs to this alone: its hooks are the rules.
 * @see https://github.com/cure53/DOMPurify
 */
export function createSanitizer(purifier: DOMPurify): Sanitizer {
  let options: SanitizeOptions = { images: new Map(), remoteImages: false }
  let blockedImages = 0
  let quoted = false
  let isOwn = false
  const quotes = new WeakSet<Element>()

  purifier.addHook('beforeSanitizeAttributes', (element) => {
    if (!isElement(element)) return
    const isQuote =
      quoteMarks.test(element.getAttribute('class') ?? '') ||
      quoteIds.test(element.getAttribute('id') ?? '') ||
      (element.localName === 'blockquote' && element.getAttribute('type') === 'cite')
    if (isQuote) quotes.add(element)
  })

  purifier.addHook('uponSanitizeAttribute', (element, event) => {
    const { attrName, attrValue } = event
    if (attrName === 'href') keep(event, element.localName === 'a' ? safeLink(attrValue)?.href : undefined)
    else if (attrName === 'style') keep(event, safeStyle(attrValue))
    else if (attrName === 'src') keep(event, element.localName === 'img' ? source(element, attrValue) : undefined)
  })

  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (!isElement(element)) return
    if (element.localName === 'a' && element.hasAttribute('href')) describeLink(element)
    if (quotes.has(element)) {
      element.setAttribute('data-quote', '')
      quoted = true
    }
  })

  /** The address of an image that may be shown; what is left out is counted and leaves a mark. */
  function source(element: Element, address: string): string | undefined {
    const written = address.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
    if (/^cid:/i.test(written)) return options.images.get(decode(written.slice(4)))
    if (isOwn && [...options.images.values()].includes(written)) return written
    if (dataImage.test(written)) return written.length <= maxDataImageCharacters ? written : undefined
    const url = /^https?:/i.test(written) ? URL.parse(written) : null
    if (!url) return undefined
    if (options.remoteImages) return url.href
    blockedImages += 1
    element.setAttribute('data-remote', '')
    return undefined
  }

  return {
    sanitize(html, chosen) {
      options = chosen
      blockedImages = 0
      quoted = false
      isOwn = false
      let clean = purifier.sanitize(html, configuration)
      const found = { blockedImages, quoted }
      // Elements that were taken out leave their contents where a parser may not leave them: a paragraph in a paragraph.
      isOwn = true
      for (let pass = 1; pass < maxPasses; pass += 1) {
        const again = purifier.sanitize(clean, ownConfiguration)
        if (again === clean) return { html: clean, ...found }
        clean = again
      }
      return { html: '', ...found }
    },
    text(html) {
      options = { images: new Map(), remoteImages: false }
      const words: DocumentFragment | null = purifier.sanitize(html, { ...configuration, RETURN_DOM_FRAGMENT: true })
      // A document of frames alone has no body, and no words.
      return words ? textOf(words) : ''
    },
  }
}

/** The hooks are called for text and comments too. */
const isElement = ({ nodeType }: Node) => nodeType === 1

function keep(event: { attrValue: string; keepAttr: boolean; forceKeepAttr: boolean | undefined }, value = ''): void {
  event.attrValue = value
  event.keepAttr = value !== ''
}

/** A link opens elsewhere and tells nothing; where its text names another host, the real one stands beside it. */
function describeLink(link: Element): void {
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer nofollow')
  link.setAttribute('referrerpolicy', 'no-referrer')
  const target = safeLink(link.getAttribute('href') ?? '')
  if (!target) return
  link.setAttribute('title', target.href)
  if (misleads((link.textContent ?? '').slice(0, 500), target))
    link.setAttribute('data-destination', target.destination)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
