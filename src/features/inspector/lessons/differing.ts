/** A piece of a text, and whether the other text has it at the same place. */
export interface Piece {
  text: string
  differs: boolean
}

/** Two addresses in pieces: what they begin and end with alike, and between it what differs. */
export function differing(one: string, other: string): [Piece[], Piece[]] {
  const shorter = Math.min(one.length, other.length)
  let head = 0
  while (head < shorter && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const piecesOf = (text: string): Piece[] =>
    [
      { text: text.slice(0, head), differs: false },
      { text: text.slice(head, text.length - tail), differs: true },
      { text: text.slice(text.length - tail), differs: false },
    ].filter((piece) => piece.text !== '')
  return [piecesOf(one), piecesOf(other)]
}
