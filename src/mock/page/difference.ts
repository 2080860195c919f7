/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  text: string
  same: boolean
}

/** A text in pieces, by its longest common subsequence with another: what is not `same` is missing over there. */
export function difference(text: string, other: string): Piece[] {
  const lengths = commonLengths(text, other)
  const pieces: Piece[] = []
  let j = 0
  for (let i = 0; i < text.length; i += 1) {
    while (text[i] !== other[j] && at(lengths, i, j) > 0 && at(lengths, i, j) === at(lengths, i, j + 1)) j += 1
    const same = text[i] === other[j] && at(lengths, i, j) > at(lengths, i + 1, j)
    if (same) j += 1
    const last = pieces.at(-1)
    if (last?.same === same) last.text += text[i]
    else pieces.push({ text: text[i] ?? '', same })
  }
  return pieces
}

const at = (lengths: readonly (readonly number[])[], i: number, j: number) => lengths[i]?.[j] ?? 0

/** How much the ends of two texts, from each pair of places on, have in common. */
function commonLengths(text: string, other: string): number[][] {
  const lengths = Array.from({ length: text.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0))
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? []
    for (let j = other.length - 1; j >= 0; j -= 1) {
      row[j] =
        text[i] === other[j] ? 1 + at(lengths, i + 1, j + 1) : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

/** The text of a list that has most in common with another. */
export function nearest(text: string, list: readonly string[]): string | undefined {
  const common = (other: string) => commonLengths(text, other)[0]?.[0] ?? 0
  return list.toSorted((a, b) => common(b) - common(a))[0]
}
