import { badRequest, googleError } from '../http/answer.ts'

/** What a request may say of a file. */
export interface Metadata {
  id?: string
  name?: string
  mimeType?: string
  description?: string
  parents?: string[]
  starred?: boolean
  trashed?: boolean
  createdMs?: number
  modifiedMs?: number
  viewedByMeMs?: number
  shortcutTarget?: string
  properties?: Record<string, string | null>
  appProperties?: Record<string, string | null>
}

const notWritable = ['size', 'owners', 'kind', 'capabilities', 'md5Checksum', 'version', 'webViewLink', 'trashedTime']

/** Reads the metadata of a request; members that no file has are left out, as Google does. */
function readMetadata(value: unknown): Metadata | Response {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return parseError()
  const given = new Map<string, unknown>(Object.entries(value))
  const wrong = notWritable.find((name) => given.has(name))
  if (wrong) return fieldNotWritable(wrong)
  const metadata: Metadata = {}
  for (const name of ['id', 'name', 'mimeType', 'description'] as const) {
    const text = given.get(name)
    if (text !== undefined && typeof text !== 'string') return parseError()
    if (text !== undefined) metadata[name] = text
  }
  for (const name of ['starred', 'trashed'] as const) {
    const flag = given.get(name)
    if (flag !== undefined && typeof flag !== 'boolean') return parseError()
    if (flag !== undefined) metadata[name] = flag
  }
  for (const name of ['createdTime', 'modifiedTime', 'viewedByMeTime'] as const) {
    const time = given.get(name)
    if (time === undefined) continue
    const ms = typeof time === 'string' ? Date.parse(time) : NaN
    if (Number.isNaN(ms)) return badRequest(`Invalid value for: Invalid format: "${String(time)}"`)
    metadata[`${name.slice(0, -4)}Ms` as 'createdMs' | 'modifiedMs' | 'viewedByMeMs'] = ms
  }
  for (const name of ['properties', 'appProperties'] as const) {
    const map = given.get(name)
    if (map !== undefined && !isTextMap(map)) return parseError()
    if (map !== undefined) metadata[name] = map
  }
  const parents = given.get('parents')
  if (parents !== undefined && !isTextList(parents)) return parseError()
  if (parents !== undefined) metadata.parents = parents
  const shortcut = given.get('shortcutDetails')
  if (typeof shortcut === 'object' && shortcut && 'targetId' in shortcut && typeof shortcut.targetId === 'string') {
    metadata.shortcutTarget = shortcut.targetId
  }
  return metadata
}

/** The metadata in a JSON body; an empty body says nothing. */
export async function metadataOf(request: Request): Promise<Metadata | Response> {
  return parseMetadata(await request.text())
}

/** The metadata in a text of JSON, or the answer that refuses it. */
export function parseMetadata(text: string): Metadata | Response {
  if (text.trim() === '') return {}
  try {
    return readMetadata(JSON.parse(text))
  } catch {
    return parseError()
  }
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((member) => typeof member === 'string')

const isTextMap = (value: unknown): value is Record<string, string | null> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((member) => member === null || typeof member === 'string')

const parseError = () => badRequest('Parse Error', undefined, 'parseError')

/** 403, for a field that Google alone writes. */
export const fieldNotWritable = (name: string) =>
  googleError(403, {
    message:
      name === 'parents'
        ? 'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.'
        : `The resource body includes fields which are not directly writable: ${name}.`,
    reason: 'fieldNotWritable',
  })
