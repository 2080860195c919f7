import { isAddress, type Mailbox } from './addresses.ts'
import { encodedWords } from './encoded-words.ts'
import { headerField } from './headers.ts'
import { MimeError } from './mime-error.ts'

/**
 * A header of addresses, folded between them (RFC 5322 §3.4). Names that are not plain become encoded words, and a
 * domain beyond ASCII its A-labels (RFC 5890), which every server understands.
 * @throws MimeError `not-an-address`, `line-break-in-header`
 */
export function addressField(name: string, mailboxes: readonly Mailbox[]): string {
  const last = mailboxes.length - 1
  return headerField(
    name,
    mailboxes.flatMap((mailbox, index) => {
      const words = mailboxWords(mailbox)
      return index < last ? [...words.slice(0, -1), `${words.at(-1)},`] : words
    }),
  )
}

function mailboxWords({ name, address }: Mailbox): string[] {
  if (/[\r\n\0]/.test(name)) throw new MimeError('line-break-in-header')
  if (!isAddress(address)) throw new MimeError('not-an-address')
  const known = wireAddress(address)
  if (name.trim() === '') return [known]
  return [...phrase(name), `<${known}>`]
}

/** A display name: atoms as they are, other ASCII in quotes, all else as encoded words, which quotes would not allow. */
function phrase(name: string): string[] {
  if (/^[A-Za-z0-9!#$%&'*+/^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/^_`{|}~-]+)*$/.test(name) && name.length <= 60) {
    return name.split(' ')
  }
  if (/^[\x20-\x7e]{1,60}$/.test(name) && !name.includes('=?') && !/^ | $/.test(name)) {
    return [`"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`]
  }
  // The longest name of a header of addresses, its colon and a space may stand before it.
  return encodedWords(name, 'Reply-To:'.length)
}

/** The address as servers take it. A local part beyond ASCII needs one that knows RFC 6531; then nothing is changed. */
function wireAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (/^[\x21-\x7e]+$/.test(address) || !/^[\x21-\x7e]+$/.test(address.slice(0, at))) return address
  return URL.canParse(`http://${domain}`) ? `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}` : address
}
