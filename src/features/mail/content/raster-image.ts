/** The kinds of images that hold pixels and nothing that runs or loads. */
export type RasterType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

/** What an image really is, by its first octets; undefined where it is no picture of pixels, whatever its sender says. */
export function rasterType(bytes: Uint8Array): RasterType | undefined {
  const begins = (...octets: readonly number[]) => octets.every((octet, index) => bytes[index] === octet)
  const says = (at: number, word: string) => [...word].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (says(0, 'GIF87a') || says(0, 'GIF89a')) return 'image/gif'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp'
  return undefined
}
