/** UTF-16BE in hexadecimal, as the predefined CMaps of a PDF read it (ISO 32000-1 §9.7.5.2). */
const hex = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')

const hasHangul = (text: string) => /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/.test(text)

/** A page of A4 with a title and lines, in any of the three languages: fonts are the reader's own. */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const korean = hasHangul(title + lines.join(''))
  const font = korean ? 'HYSMyeongJo-Medium' : 'HeiseiKakuGo-W5'
  const [encoding, ordering] = korean ? ['UniKS-UCS2-H', 'Korea1'] : ['UniJIS-UCS2-H', 'Japan1']
  const shown = [
    `BT /F1 22 Tf 72 760 Td <${hex(title)}> Tj ET`,
    ...lines.map((line, index) => `BT /F1 12 Tf 72 ${String(720 - index * 22)} Td <${hex(line)}> Tj ET`),
  ].join('\n')
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${String(shown.length)} >>\nstream\n${shown}\nendstream`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 1 >> /FontDescriptor 7 0 R /DW 1000 /W [1 94 500] >>`,
    `<< /Type /FontDescriptor /FontName /${font} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 850 /Descent -150 /CapHeight 800 /StemV 80 >>`,
  ])
}

/** Objects with their cross-reference table; all is ASCII, so characters are bytes. */
function assembled(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  const count = String(objects.length + 1)
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
