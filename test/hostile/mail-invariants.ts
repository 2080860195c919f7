/** Reads HTML as a browser does, with nothing in it running. */
export const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

const allowedAttributes = new Set(
  `align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang nowrap reversed rowspan scope
  size span src start style title valign value width target rel referrerpolicy data-quote data-remote data-destination`.split(
    /\s+/,
  ),
)
const neverElements =
  'script,style,link,meta,base,template,svg,math,iframe,frame,frameset,object,embed,form,input,button,select,textarea,video,audio,source,track,picture,dialog,details,slot,map,area,portal,noscript,title'

/**
 * What is wrong with HTML that should be harmless; empty where nothing is.
 * @param read what reads it: a page under a policy has to bring its own way
 */
export function wrongs(html: string, { remoteImages } = { remoteImages: false }, read = parse): string[] {
  const { documentElement, body } = read(html)
  const found: string[] = []
  if (
    documentElement.querySelector(neverElements) ??
    [...body.querySelectorAll('*')].find(({ namespaceURI }) => namespaceURI !== 'http://www.w3.org/1999/xhtml')
  ) {
    found.push('an element that has no place in a mail')
  }
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      // DOMPurify cannot take `is` away, and empties it.
      if (!allowedAttributes.has(name) && !(name === 'is' && value === '')) found.push(`attribute ${name}`)
      if (name === 'href' && !(element.localName === 'a' && /^(?:https?:\/\/|mailto:|tel:)/.test(value))) {
        found.push(`href ${value}`)
      }
      const isOwn = /^(?:data:image\/(?:png|gif|jpeg|webp);base64,|blob:)/.test(value)
      if (name === 'src' && !(element.localName === 'img' && (isOwn || (remoteImages && /^https?:/.test(value))))) {
        found.push(`src ${value}`)
      }
      if (
        name === 'style' &&
        /url|image-set|expression|var\(|[\\@!<>{}]|position|z-index|cursor|content/i.test(value)
      ) {
        found.push(`style ${value}`)
      }
    }
    if (element.localName === 'a' && element.hasAttribute('href')) {
      if (element.getAttribute('rel') !== 'noopener noreferrer nofollow')
        found.push('a link that tells where it is from')
      if (element.getAttribute('target') !== '_blank') found.push('a link that leaves the page')
    }
  }
  if (
    !remoteImages &&
    /tracker\.example/.test(
      [...body.querySelectorAll('[src],[style]')]
        .map((one) => `${one.getAttribute('src')}${one.getAttribute('style')}`)
        .join(''),
    )
  ) {
    found.push('the address of another server')
  }
  // What has no tags is handed back as it came.
  if (html.includes('<') && body.innerHTML !== html) found.push('a second parse that differs from the first')
  return found
}
