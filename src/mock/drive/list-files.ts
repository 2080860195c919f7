import { badRequest, googleError, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { base64urlText, fromBase64url } from '../world/encoding.ts'
import { fileNotFound, isVisible } from './access.ts'
import { fileFields, fileResource, usualFileFields } from './answer.ts'
import { withFields } from './fields.ts'
import { parseOrder } from './order.ts'
import type { DriveFile } from './resource.ts'
import { matches, parentId } from './search-match.ts'
import { parseSearch, type Query } from './search-query.ts'

const listFields = ['kind', 'nextPageToken', 'incompleteSearch', 'files']

const invalid = (parameter: string) => badRequest('Invalid Value', parameter, 'invalid')

/** `files.list`. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/list */
export function listFiles(call: ApiCall): Response {
  const { world, person, parameters } = call
  const pageSize = Number(parameters.get('pageSize') ?? 100)
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000) {
    const message = `Invalid value '${parameters.get('pageSize') ?? ''}'. Values must be within the range: [1, 1000]`
    return badRequest(message, 'pageSize', 'invalidParameter')
  }
  const text = parameters.get('q')
  const query = text === null ? undefined : parseSearch(text)
  if (text !== null && !query) return invalid('q')
  const orderBy = parameters.get('orderBy')
  const order = parseOrder(orderBy ?? 'recency desc')
  if (!order) return invalid('orderBy')
  if (orderBy && query && usesFullText(query)) return sortingNotSupported()
  const wrongCorpus = refusedCorpus(call)
  if (wrongCorpus) return wrongCorpus

  const of = fingerprint(parameters)
  const pageToken = parameters.get('pageToken')
  const offset = pageToken === null ? 0 : offsetIn(pageToken, of)
  if (offset === undefined) return invalid('pageToken')
  const key = `${call.clientId} ${call.grantedScopes.join(' ')} ${of}`
  const found = world.drive.selection(person, key, () => selectFiles(call, query).toSorted(order))
  const page = found.slice(offset, offset + pageSize)
  const more = offset + page.length < found.length
  const body = {
    kind: 'drive#fileList',
    incompleteSearch: world.settings.searchesIncomplete && parameters.get('corpora') === 'allDrives',
    files: page.map((file) => fileResource(call, file)),
    ...(more ? { nextPageToken: `~!!~${base64urlText(JSON.stringify([of, offset + page.length]))}` } : {}),
  }
  const usual = `kind,nextPageToken,incompleteSearch,files(${usualFileFields})`
  const cut = withFields(parameters, body, { usual, known: listFields, within: { files: fileFields } })
  return cut instanceof Response ? cut : json(cut)
}

function selectFiles(call: ApiCall, query: Query | undefined): DriveFile[] {
  const { world, person, parameters } = call
  const drive = parameters.get('corpora') === 'drive' ? parameters.get('driveId') : null
  const withDrives = parameters.get('includeItemsFromAllDrives') === 'true'
  const folder = query && soleParent(query)
  const files = world.drive.files(person, folder === undefined ? undefined : parentId(world, person, folder))
  return files.filter((file) => {
    if (file.parent === undefined && file.sharedWithMeMs === undefined) return false
    if (drive !== null ? file.driveId !== drive : file.driveId !== undefined && !withDrives) return false
    return isVisible(call, file) && (!query || matches(world, person, query, file))
  })
}

/** The folder in which everything that is found must lie; undefined where there is no such. */
function soleParent(query: Query): string | undefined {
  if (query.kind === 'member' && query.field === 'parents') return query.value
  return query.kind === 'and' ? (soleParent(query.left) ?? soleParent(query.right)) : undefined
}

function usesFullText(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return usesFullText(query.left) || usesFullText(query.right)
  if (query.kind === 'not') return usesFullText(query.inner)
  return query.kind === 'term' && query.field === 'fullText'
}

function refusedCorpus({ world, person, parameters }: ApiCall): Response | undefined {
  const corpora = parameters.get('corpora') ?? 'user'
  const driveId = parameters.get('driveId')
  if (!['user', 'domain', 'drive', 'allDrives'].includes(corpora)) return invalid('corpora')
  if ((corpora === 'drive') !== (driveId !== null)) return invalid('driveId')
  if (corpora === 'user' || corpora === 'domain') return undefined
  for (const name of ['includeItemsFromAllDrives', 'supportsAllDrives']) {
    if (parameters.get(name) !== 'true') return invalid(name)
  }
  const known = driveId === null || world.drive.drivesOf(person).some(({ id }) => id === driveId)
  return known ? undefined : fileNotFound(driveId)
}

const sortingNotSupported = () =>
  googleError(403, {
    message:
      'Sorting is not supported for queries with fullText terms. Results are always in descending relevance order.',
    reason: 'forbidden',
  })

/** All but the page: a page token belongs to the search it came from. */
const fingerprint = (parameters: URLSearchParams) =>
  [...parameters]
    .filter(([name]) => !['pageToken', 'pageSize', 'fields'].includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')

function offsetIn(pageToken: string, of: string): number | undefined {
  const text = pageToken.startsWith('~!!~') ? fromBase64url(pageToken.slice(4)) : undefined
  try {
    const token: unknown = JSON.parse(text ?? 'null')
    if (!Array.isArray(token) || token[0] !== of) return undefined
    const offset: unknown = token[1]
    return typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 ? offset : undefined
  } catch {
    return undefined
  }
}
