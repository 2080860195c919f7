/** A line of a message has at most 998 octets (RFC 5322 §2.1.1); the soft break and a stuffed space need room. */
const maxOctets = 990

/**
 * Text as `format=flowed; delsp=yes` (RFC 3676). A paragraph stays one line, because many readers do not join flowed
 * lines; only one that a message could not carry is broken, also inside text that has no spaces.
 */
export function flowedText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap(flowedLines)
    .join('\r\n')
}

function flowedLines(line: string): string[] {
  // The line before a signature keeps its space by name (RFC 3676 §4.3); any other would join the next line to it.
  if (line === '-- ') return [line]
  const [, marks = '', content = ''] = /^(>*)(.*?) *$/su.exec(line) ?? []
  const pieces = octetPieces(content, maxOctets - marks.length)
  return pieces.map((piece, index) => {
    // The first piece of a quote has its space already, or none where people write none.
    const begin = marks === '' ? stuffed(piece) : marks + (index > 0 ? ' ' : '') + piece
    return begin + (index < pieces.length - 1 ? ' ' : '')
  })
}

/** A space before what would else be read as a quote, as stuffing, or by old programs as an envelope. */
const stuffed = (piece: string) => (/^(?: |>|From )/.test(piece) ? ` ${piece}` : piece)

/** Pieces of at most so many UTF-8 octets, cut between characters. */
function octetPieces(content: string, octets: number): string[] {
  if (content.length * 3 <= octets) return [content]
  const encoder = new TextEncoder()
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const character of content) {
    const more = encoder.encode(character).length
    if (size + more > octets) {
      pieces.push(piece)
      piece = ''
      size = 0
    }
    piece += character
    size += more
  }
  return [...pieces, piece]
}

/**
 * Text of a `format=flowed` body as it was before it was broken (RFC 3676 §4): stuffing taken away, soft breaks joined
 * within one depth of quoting.
 * @param delSp whether the space of a soft break is part of the break
 */
export function unflowedText(text: string, delSp: boolean): string {
  const joined: string[] = []
  let open: string | undefined
  for (const line of text.split(/\r\n|\r|\n/)) {
    const marks = /^>*/.exec(line)?.[0] ?? ''
    const content = line.slice(marks.length).replace(/^ /, '')
    const isSoft = content.endsWith(' ') && content !== '-- '
    const kept = isSoft && delSp ? content.slice(0, -1) : content
    if (open === marks && content !== '-- ') joined.push(`${joined.pop() ?? ''}${kept}`)
    else joined.push(marks === '' || content === '' ? marks + kept : `${marks} ${kept}`)
    open = isSoft ? marks : undefined
  }
  return joined.join('\n')
}
