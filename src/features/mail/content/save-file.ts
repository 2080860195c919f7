/** Names that Windows keeps for devices, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A file name without what hides its ending, leads elsewhere, or a system would take for something else. */
export function safeFilename(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const short = [...plain].length > 150 ? [...plain].slice(0, 100).join('') + [...plain].slice(-50).join('') : plain
  return reserved.test(short) ? `_${short}` : short || 'attachment'
}

/** Has the browser save octets as a file. They are never opened in place, whatever their sender calls them. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = safeFilename(name)
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
