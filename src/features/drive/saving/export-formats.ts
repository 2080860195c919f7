/** One form in which a document of Google can be saved; its name is `drive.format.<id>`. */
export interface ExportFormat {
  id: string
  mimeType: string
  ending: string
}

const office = 'application/vnd.openxmlformats-officedocument.'
const known = {
  pdf: 'application/pdf',
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
  pptx: `${office}presentationml.presentation`,
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  png: 'image/png',
} as const

const formats: Readonly<Record<string, readonly (keyof typeof known)[]>> = {
  document: ['pdf', 'docx', 'txt', 'md'],
  // The only one of these that holds every sheet and its formulas.
  spreadsheet: ['xlsx', 'pdf', 'csv'],
  presentation: ['pdf', 'pptx', 'txt'],
  drawing: ['png', 'pdf'],
}

/**
 * The forms a document of Google can be saved in, the most useful first.
 * @see https://developers.google.com/workspace/drive/api/guides/ref-export-formats
 */
export function exportFormatsOf(mimeType: string): readonly ExportFormat[] {
  const kind = mimeType.replace('application/vnd.google-apps.', '')
  const ids = Object.hasOwn(formats, kind) ? (formats[kind] ?? []) : []
  return ids.map((id) => ({ id, mimeType: known[id], ending: `.${id}` }))
}
