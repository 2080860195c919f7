import { createHash } from 'node:crypto'

/** What a built page needs to know of the deployment it stands in. */
export interface Deployment {
  base: string
  /** Value of the `<meta>` element with the policy. */
  metaPolicy: string
  /** Content of a file of the build, by path relative to `dist`; undefined where there is none. */
  fileAt: (path: string) => Uint8Array | undefined
}

const policyMeta = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")/
const localUrl = /\s(?:src|href)="(?![a-z][a-z0-9+.-]*:|\/\/|#)([^"]*)"/

/**
 * Fits a built page into a deployment: its own URLs absolute below the base (so that deep links work without a
 * `<base>` element), the policy, and the integrity of hashed files. Doing it again, for another base, is the same as
 * doing it once.
 */
export function fitPage(html: string, { base, metaPolicy, fileAt }: Deployment): string {
  return html
    .replace(policyMeta, (_, before: string, after: string) => before + escapeAttribute(metaPolicy) + after)
    .replaceAll(/<(?:script|link)\b[^>]*>/g, (tag) => {
      const path = pathInBuild(localUrl.exec(tag)?.[1], fileAt)
      if (path === undefined) return tag
      const placed = tag.replace(/(\s(?:src|href)=")[^"]*(")/, `$1${base}${path}$2`).replace(/ integrity="[^"]*"/, '')
      const content = path.startsWith('assets/') ? fileAt(path) : undefined
      return content ? placed.replace(/^<\w+/, `$& integrity="${integrity(content)}"`) : placed
    })
}

/** The part of a URL that names a file of the build, whatever stands before it: an earlier base, or `../`. */
function pathInBuild(url: string | undefined, fileAt: Deployment['fileAt']): string | undefined {
  const segments = url?.split('/') ?? []
  const tails = segments.map((_, index) => segments.slice(index).join('/'))
  return tails.find((tail) => /^[^./]/.test(tail) && fileAt(tail) !== undefined)
}

const integrity = (content: Uint8Array) => `sha384-${createHash('sha384').update(content).digest('base64')}`

const escapeAttribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
