const ascii = new TextEncoder()

/** A one-page PDF with some lines of Latin text, small but whole: catalogue, page, font, content, cross-reference table. */
export function pdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const shown = lines.map((line) => `(${line.replaceAll(/[^ -~]/g, '?').replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj T*`)
  const content = `BT /F1 14 Tf 20 TL 60 760 Td\n${shown.join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(objects.length + 1)
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`
  return ascii.encode(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`)
}

/** A picture of a sky over hills as PNG (RFC 2083), not compressed; the hue tells one from another. */
export function png(width: number, height: number, hue: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      // Two triangle waves make hills without a sine.
      const hill = height * 0.55 + Math.abs(((x * 2) % width) - width / 2) * 0.25 + Math.abs((x % 90) - 45) * 0.2
      const light = y < hill ? 1 - (y / height) * 0.35 : 0.45 + ((y * 7 + x * 3) % 11) / 60
      const [red, green, blue] = y < hill ? [0.62, 0.78, 0.98] : [0.36, 0.62, 0.34]
      const shift = (hue % 360) / 360
      rows[at] = Math.round(255 * light * (red * (1 - shift) + green * shift))
      rows[at + 1] = Math.round(255 * light * (green * (1 - shift) + blue * shift))
      rows[at + 2] = Math.round(255 * light * (blue * (1 - shift) + red * shift))
    }
  }
  const header = new Uint8Array(13)
  new DataView(header.buffer).setUint32(0, width)
  new DataView(header.buffer).setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** How long such a picture is in bytes, without drawing it. */
export function pngSize(width: number, height: number): number {
  const rows = (width * 3 + 1) * height
  return 8 + 25 + 12 + 2 + 5 * Math.ceil(rows / 0xffff) + rows + 4 + 12
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = joined([ascii.encode(type), data])
  return joined([bigEndian(data.length), typed, bigEndian(crc32(typed))])
}

/** zlib (RFC 1950) around blocks that are stored, not deflated (RFC 1951 §3.2.4). */
function stored(data: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < data.length; at += 0xffff) {
    const block = data.subarray(at, at + 0xffff)
    const isLast = at + 0xffff >= data.length
    const { length } = block
    blocks.push(Uint8Array.of(isLast ? 1 : 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block)
  }
  let [low, high] = [1, 0]
  for (const byte of data) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return joined([...blocks, bigEndian(high * 65_536 + low)])
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffff_ffff) >>> 0
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
