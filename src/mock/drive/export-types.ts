import { googleType } from './resource.ts'

const office = 'application/vnd.openxmlformats-officedocument.'

/** What each kind of document can be exported as.
 *  @see https://developers.google.com/workspace/drive/api/guides/ref-export-formats */
const formats: Readonly<Record<string, readonly string[]>> = {
  [googleType('document')]: [
    'application/pdf',
    'text/plain',
    'text/markdown',
    'text/html',
    `${office}wordprocessingml.document`,
  ],
  [googleType('spreadsheet')]: ['application/pdf', 'text/csv', `${office}spreadsheetml.sheet`],
  [googleType('presentation')]: ['application/pdf', 'text/plain', 'image/png', `${office}presentationml.presentation`],
  [googleType('drawing')]: ['application/pdf', 'image/png'],
}

/** What a document of Google can be exported as; nothing for any other file. */
export const exportTypes = (mimeType: string): readonly string[] => formats[mimeType] ?? []

export const exportFormats = formats
