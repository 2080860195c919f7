/** One block of `_headers`, or one line of `_redirects`. */
interface HeaderRule {
  path: string
  headers: readonly (readonly [name: string, value: string])[]
}
interface Rewrite {
  from: string
  to: string
}

/** Reads `_headers` as Netlify and Cloudflare do. @see https://docs.netlify.com/manage/routing/headers/ */
export function parseHeaders(text: string): readonly HeaderRule[] {
  const blocks = text.split(/\n(?=\S)/).map((block) => block.split('\n').filter((line) => line.trim() !== ''))
  return blocks.flatMap(([path, ...lines]) => {
    if (path === undefined) return []
    const headers = lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const
    })
    return [{ path: path.trim(), headers }]
  })
}

/** The headers of an answer: those of all matching rules, values of one name joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], pathname: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of rules.filter(({ path }) => matches(path, pathname)).flatMap(({ headers }) => headers)) {
    const before = found.get(name)
    found.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return found
}

/** Reads the rewrites (status 200) of `_redirects`. */
export function parseRedirects(text: string): readonly Rewrite[] {
  return text.split('\n').flatMap((line) => {
    const [from, to, status] = line.trim().split(/\s+/)
    return from && to && status === '200' ? [{ from, to }] : []
  })
}

/** Which address answers instead, by the first rule that matches. */
export const rewriteFor = (rewrites: readonly Rewrite[], pathname: string): string | undefined =>
  rewrites.find(({ from }) => matches(from, pathname))?.to

const matches = (pattern: string, pathname: string) =>
  pattern.endsWith('*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern
