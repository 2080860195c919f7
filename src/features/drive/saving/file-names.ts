/** Characters that turn the reading direction, or are not to be seen: with them, `exe.txt` can look like `txt.exe`. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
/** What one file system or another does not take in a name. */
const forbidden = /[<>:"/\\|?*]/g
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const maxCharacters = 180

/**
 * The name under which a file is saved to a disk: what somebody else wrote, made harmless, with its ending kept.
 * @param ending what it has to end in, e.g. `.pdf` of an export
 */
export function savedName(name: string, ending = ''): string {
  const clean = name
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(forbidden, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const [, stem = '', own = ''] = /^(.*?)(\.[A-Za-z0-9]{1,10})?$/s.exec(clean) ?? []
  const last = ending === '' || own.toLowerCase() === ending ? own : own + ending
  const whole = `${Array.from(stem).slice(0, maxCharacters).join('')}${last}`
  if (whole === '' || whole === last) return `file${last}`
  return reserved.test(whole) ? `_${whole}` : whole
}
