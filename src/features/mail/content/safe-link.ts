/** Where a link leads, as far as a person may be sent there. */
export interface SafeLink {
  href: string
  /** What is shown of it: the host, the address, or the number. */
  destination: string
}

/** Controls, blanks of any width and signs that steer the direction of text: nothing of an address. */
const hidden = /[\p{Cc}\p{Cf}\p{Z}]/gu

/** Reads the address of a link: `http`, `https`, `mailto` and `tel`, whole, without a user's name; else undefined. */
export function safeLink(address: string): SafeLink | undefined {
  const written = address.replaceAll(hidden, (sign) => (sign === ' ' ? sign : '')).trim()
  if (written.length > 8_000) return undefined
  const url = URL.parse(written)
  if (!url) return undefined
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return url.host === '' || url.username || url.password ? undefined : { href: url.href, destination: url.host }
    case 'mailto:':
      return mailLink(url)
    case 'tel:':
      return /^\+?[\d().-]{3,40}(?:;[a-z]{1,20}=[\w.-]{1,40})?$/.test(url.pathname)
        ? { href: `tel:${url.pathname}`, destination: url.pathname }
        : undefined
    default:
      return undefined
  }
}

/** An address to write to. Only what the writer will see in the message is kept: no silent recipients, no headers. */
function mailLink(url: URL): SafeLink | undefined {
  const to = decode(url.pathname)
  if (!/^[^\s@<>"(),;:\p{Cc}]+@[^\s@<>"(),;:\p{Cc}]+$/u.test(to)) return undefined
  const kept = ['subject', 'body'].flatMap((name) => {
    const value = url.searchParams.get(name)
    return value === null ? [] : [`${name}=${encodeURIComponent([...value].slice(0, 2_000).join(''))}`]
  })
  return { href: `mailto:${encodeURI(to)}${kept.length > 0 ? `?${kept.join('&')}` : ''}`, destination: to }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Whether the text of a link names a host or an address other than the one it leads to: what phishing lives on. */
export function misleads(text: string, { href, destination }: SafeLink): boolean {
  const shown = text.normalize('NFKC').replaceAll(hidden, '')
  const named = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?![\p{L}\p{N}@])/iu.exec(shown)?.[1]
  if (named === undefined) return false
  const host = URL.parse(`https://${named}`)?.hostname
  const real = href.startsWith('mailto:') ? destination.split('@')[1] : URL.parse(href)?.hostname
  return host !== real && `www.${host}` !== real && host !== `www.${real}`
}
