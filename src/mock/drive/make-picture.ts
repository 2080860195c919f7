import { seededRandom } from '../world/prng.ts'
import { crc32 } from './crc32.ts'

// An indexed PNG without compression: small to write, right to read, and its size is known before it is made.
const headBytes = 8 + (12 + 13) + (12 + 768)
const deflateBlock = 65_535
const rowsBytes = (width: number, height: number) => (width + 1) * height

/** Bytes of `pictureOf` with these measures. */
export function pictureSize(width: number, height: number): number {
  const raw = rowsBytes(width, height)
  return headBytes + 12 + (2 + Math.ceil(raw / deflateBlock) * 5 + raw + 4) + 12
}

/** A calm picture of hills and a sun in the colours of its seed, as PNG. */
export function pictureOf(seed: number, width: number, height: number): Uint8Array<ArrayBuffer> {
  const random = seededRandom(seed)
  const hue = random() * 360
  const palette = new Uint8Array(768)
  for (let index = 0; index < 256; index += 1) palette.set(colorOf(hue, index), index * 3)
  const sun = { x: width * (0.2 + random() * 0.6), y: height * (0.2 + random() * 0.2), radius: height * 0.11 }
  const hills = [0.55, 0.68, 0.82].map((level) => ({
    level: level * height,
    swing: height * (0.04 + random() * 0.08),
    length: width * (0.3 + random() * 0.5),
    shift: random() * 6,
  }))
  const raw = new Uint8Array(rowsBytes(width, height))
  for (let y = 0; y < height; y += 1) {
    const row = y * (width + 1) + 1
    for (let x = 0; x < width; x += 1) {
      const hill = hills.findLastIndex(
        ({ level, swing, length, shift }) => y > level + swing * Math.sin((x / length) * 6.28 + shift),
      )
      const inSun = (x - sun.x) ** 2 + (y - sun.y) ** 2 < sun.radius ** 2
      raw[row + x] = hill >= 0 ? 170 + hill * 28 : inSun ? 255 : Math.floor((y / height) * 160)
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 3, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', stored(raw)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Sky up to 160, hills from 170, the sun last. */
function colorOf(hue: number, index: number): readonly number[] {
  if (index === 255) return [255, 244, 214]
  if (index >= 170) return rgb(hue + 120, 0.3, 0.62 - (index - 170) / 240)
  return rgb(hue, 0.45, 0.72 + index / 800)
}

function rgb(hue: number, saturation: number, lightness: number): readonly number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((offset) => {
    const at = (offset + hue / 30) % 12
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))))
  })
}

/** A zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4). */
function stored(raw: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < raw.length; at += deflateBlock) {
    const block = raw.subarray(at, at + deflateBlock)
    const last = at + deflateBlock >= raw.length ? 1 : 0
    const length = block.length
    pieces.push(Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block)
  }
  let [low, high] = [1, 0]
  for (const byte of raw) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  pieces.push(uint32(((high << 16) | low) >>> 0))
  return joined(pieces)
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), data])
  return joined([uint32(data.length), named, uint32(crc32(named))])
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** Pieces, one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
