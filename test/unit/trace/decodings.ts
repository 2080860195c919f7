/** Every text in a value, names of members included. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)])
}

/** A text, and all that somebody could make of it by undoing percent-encoding, JSON escapes and Base64. */
export function decodings(text: string): string[] {
  const found = new Set([text])
  for (let round = 0; round < 3; round++) {
    for (const known of [...found]) {
      found.add(known.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
      found.add(known.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
      for (const [run] of known.matchAll(/[A-Za-z0-9+/_-]{8,}/g)) {
        for (let skip = 0; skip < 4; skip++) found.add(Buffer.from(run.slice(skip), 'base64').toString('latin1'))
      }
    }
    if (found.size > 400) break
  }
  return [...found]
}
