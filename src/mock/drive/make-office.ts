import { crc32 } from './crc32.ts'
import { joined } from './make-picture.ts'

const office = 'application/vnd.openxmlformats-officedocument.'
const schemas = 'http://schemas.openxmlformats.org/'
const main = (kind: string) => `${schemas}${kind}/2006/main`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

interface Kind {
  folder: string
  /** The part that the package is about. */
  part: string
  xml: (lines: readonly string[]) => string
  further?: (lines: readonly string[]) => Readonly<Record<string, string>>
}

const kinds: Readonly<Record<string, Kind>> = {
  [`${office}wordprocessingml.document`]: {
    folder: 'word',
    part: 'document',
    xml: (lines) =>
      `<w:document xmlns:w="${main('wordprocessingml')}"><w:body>${lines
        .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
        .join('')}</w:body></w:document>`,
  },
  [`${office}spreadsheetml.sheet`]: {
    folder: 'xl',
    part: 'workbook',
    xml: () =>
      `<workbook xmlns="${main('spreadsheetml')}" xmlns:r="${schemas}officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    further: (lines) => ({
      'xl/_rels/workbook.xml.rels': relationships('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main('spreadsheetml')}"><sheetData>${lines
        .map((line) => `<row>${line.split(',').map(cell).join('')}</row>`)
        .join('')}</sheetData></worksheet>`,
    }),
  },
  // Without a slide: these would need a master, a layout and a theme as well.
  [`${office}presentationml.presentation`]: {
    folder: 'ppt',
    part: 'presentation',
    xml: () =>
      `<p:presentation xmlns:p="${main('presentationml')}"><p:sldSz cx="9144000" cy="5143500"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  },
}

const cell = (text: string) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`

const relationships = (type: string, target: string) =>
  `<Relationships xmlns="${schemas}package/2006/relationships"><Relationship Id="r1" Type="${schemas}officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

/** A file of an office program (ECMA-376) with lines of text; undefined for other media types. */
export function officeFileOf(type: string, lines: readonly string[]): Uint8Array<ArrayBuffer> | undefined {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (!kind) return undefined
  const { folder, part, xml, further } = kind
  const path = `${folder}/${part}.xml`
  const sheet = further
    ? `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}spreadsheetml.worksheet+xml"/>`
    : ''
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${schemas}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${path}" ContentType="${type}.main+xml"/>${sheet}</Types>`,
    '_rels/.rels': relationships('officeDocument', path),
    [path]: xml(lines),
    ...further?.(lines),
  })
}

/** A ZIP archive whose entries are stored as they are. */
function zipOf(entries: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of Object.entries(entries)) {
    const [name, data] = [bytesOf(path), bytesOf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)]
    const facts = [20, 0x0800, 0, 0, 0x21, ...words(crc32(data)), ...words(data.length), ...words(data.length)]
    const local = joined([shorts(0x4b50, 0x0403, ...facts, name.length, 0), name, data])
    directory.push(shorts(0x4b50, 0x0201, 20, ...facts, name.length, 0, 0, 0, 0, 0, 0, ...words(offset)), name)
    files.push(local)
    offset += local.length
  }
  const index = joined(directory)
  const count = files.length
  return joined([
    ...files,
    index,
    shorts(0x4b50, 0x0605, 0, 0, count, count, ...words(index.length), ...words(offset), 0),
  ])
}

const words = (number: number): [number, number] => [number & 0xffff, number >>> 16]

function shorts(...numbers: readonly number[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(numbers.length * 2))
  for (const [at, number] of numbers.entries()) bytes.setUint16(at * 2, number, true)
  return new Uint8Array(bytes.buffer)
}
