import { safeLink, type SafeLink } from './safe-link.ts'

/** Text in which addresses were found. */
export type TextPiece = { kind: 'text'; text: string } | { kind: 'link'; text: string; link: SafeLink }

/** Only what begins like an address is looked at; where it ends is decided by {@link trimmed}. */
const candidate =
  /https?:\/\/[^\s<>"'`「」『』【】（）、。，]{3,2000}|mailto:[^\s<>"'`]{5,400}|tel:[+\d][\d().-]{4,40}|\bwww\.[^\s<>"'`「」『』【】（）、。，]{4,400}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu

/** Finds what can be followed in plain text: addresses of pages, of mail, of telephones. */
export function linkText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const match of text.matchAll(candidate)) {
    const found = trimmed(match[0])
    const link = safeLink(withScheme(found))
    if (!link) continue
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) })
    pieces.push({ kind: 'link', text: found, link })
    at = match.index + found.length
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

function withScheme(found: string): string {
  if (/^(?:https?|mailto|tel):/i.test(found)) return found
  return /^www\./i.test(found) ? `https://${found}` : `mailto:${found}`
}

/** An address without what ends the sentence around it; a closing bracket is its own where it opened one. */
function trimmed(address: string): string {
  let end = address.length
  for (;;) {
    const sign = address[end - 1] ?? ''
    const isClosing = sign === ')' && !address.slice(0, end).includes('(')
    if (!/[.,;:!?\]}…]/.test(sign) && !isClosing) return address.slice(0, end)
    end -= 1
  }
}
