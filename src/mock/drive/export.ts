import { badRequest, googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { fileFor, mayReadContent } from './access.ts'
import { exportTypes } from './export-types.ts'
import { hashed } from './make-id.ts'
import { officeFileOf } from './make-office.ts'
import { pdfOf } from './make-pdf.ts'
import { pictureOf } from './make-picture.ts'
import { isGoogleDocument, type DriveFile } from './resource.ts'

/** `files.export`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/export */
export function exportFile(call: ApiCall): Response {
  const [id = ''] = call.match
  const file = fileFor(call, id)
  if (file instanceof Response) return file
  if (!isGoogleDocument(file.mimeType) || !mayReadContent(call, file)) {
    return googleError(403, { message: 'Export only supports Docs Editors files.', reason: 'fileNotExportable' })
  }
  const type = call.parameters.get('mimeType')
  if (type === null) return badRequest('Required parameter: mimeType', 'mimeType', 'required')
  const bytes = exportTypes(file.mimeType).includes(type) ? exported(file, type) : undefined
  if (!bytes) {
    return badRequest('The requested conversion is not supported.', 'convertTo', 'badRequest')
  }
  if (bytes.byteLength > call.world.settings.exportLimitBytes) {
    return googleError(403, { message: 'This file is too large to be exported.', reason: 'exportSizeLimitExceeded' })
  }
  return new Response(bytes, {
    headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=0, must-revalidate' },
  })
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function exported({ name, content }: DriveFile, type: string): Uint8Array<ArrayBuffer> | undefined {
  const text = content?.kind === 'text' ? content.text : name
  const lines = text.split(/\r?\n/).filter(Boolean)
  const written = (what: string) => new TextEncoder().encode(what)
  switch (type) {
    case 'application/pdf':
      return pdfOf(lines[0] ?? name, lines.slice(1))
    case 'text/plain':
      // Google's own text exports begin with a byte order mark.
      return written(`\ufeff${text}`)
    case 'text/csv':
      return written(text)
    case 'text/markdown':
      return written(`# ${lines[0] ?? name}\n\n${lines.slice(1).join('\n\n')}\n`)
    case 'text/html':
      return written(
        `<!DOCTYPE html><title>${escaped(name)}</title>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}`,
      )
    case 'image/png':
      return pictureOf(hashed(name), 960, 540)
    default:
      return officeFileOf(type, lines)
  }
}
