/** Characters that steer other text or hide: controls, bidi overrides and isolates, zero-width marks, lone surrogates. */
const unruly = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu

const ellipsis = '…'

/** Text from outside, made harmless for a line of ours and cut to a number of characters. */
export function boundedText(text: string, maxCharacters: number): string {
  const characters = [...text.slice(0, maxCharacters * 4).replace(unruly, ' ')]
  return characters.length > maxCharacters
    ? characters
        .slice(0, maxCharacters - 1)
        .join('')
        .trimEnd() + ellipsis
    : characters.join('')
}

/** A name, an address or a message that somebody else wrote: text only, bounded, with its own direction. */
export function Foreign({ children, maxCharacters = 120 }: { children: string; maxCharacters?: number }) {
  return <bdi>{boundedText(children, maxCharacters)}</bdi>
}
