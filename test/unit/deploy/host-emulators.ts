import { headersFor, parseHeaders } from '../../../deploy/static-host.ts'

/** Header names, in lower case, to values: what a host would send. */
export type Sent = Readonly<Record<string, string>>
interface Rule {
  source: string
  headers: { key: string; value: string }[]
}
type Files = Readonly<Record<string, string>>

const lower = (pairs: Iterable<readonly [string, string]>): Sent =>
  Object.fromEntries([...pairs].map(([name, value]) => [name.toLowerCase(), value]))
const read = (files: Files, name: string): unknown => JSON.parse(files[name] ?? '')

/**
 * The matching rules of each host, as small as their documentation allows: which headers an address is answered with.
 * @see ../../../deploy/hosts.ts for the pages they follow
 */
export const hosts: Readonly<Record<string, (files: Files, pathname: string) => Sent>> = {
  'Netlify and Cloudflare': (files, pathname) => lower(headersFor(parseHeaders(files['_headers'] ?? ''), pathname)),

  Vercel: (files, pathname) => {
    const { headers } = read(files, 'vercel.json') as { headers: Rule[] }
    const matching = headers.filter(({ source }) => new RegExp(`^${source}$`).test(pathname))
    const names = matching.flatMap((rule) => rule.headers.map(({ key }) => key))
    if (new Set(names).size < names.length) throw new Error('two rules set the same header')
    return lower(matching.flatMap((rule) => rule.headers.map(({ key, value }) => [key, value] as const)))
  },

  Firebase: (files, pathname) => {
    const { hosting } = read(files, 'firebase.json') as { hosting: { headers: Rule[] } }
    const matching = hosting.headers.filter(({ source }) => pathname.startsWith(source.replace(/\*\*$/, '')))
    return lower(matching.flatMap((rule) => rule.headers.map(({ key, value }) => [key, value] as const)))
  },

  Azure: (files, pathname) => {
    const { globalHeaders, routes } = read(files, 'staticwebapp.config.json') as {
      globalHeaders: Record<string, string>
      routes: { route: string; headers?: Record<string, string> }[]
    }
    const route = routes.find((rule) => pathname.startsWith(rule.route.replace(/\*$/, '')))
    return lower(Object.entries({ ...globalHeaders, ...route?.headers }))
  },

  nginx: (files, pathname) => {
    const locations = [...(files['nginx.conf'] ?? '').matchAll(/location (\S+) \{\n([\s\S]*?)\n\}/g)]
    const longest = locations
      .filter(([, prefix = '']) => pathname.startsWith(prefix))
      .toSorted(([, a = ''], [, b = '']) => b.length - a.length)[0]
    const added = [...(longest?.[2] ?? '').matchAll(/add_header (\S+) "([^"]*)" always;/g)]
    return lower(added.map(([, name = '', value = '']) => [name, value] as const))
  },

  Caddy: (files, pathname) => {
    const text = files['Caddyfile'] ?? ''
    const everywhere = [...(/\n {2}header \{\n([\s\S]*?)\n {2}\}/.exec(text)?.[1]?.matchAll(/(\S+) "([^"]*)"/g) ?? [])]
    const matchers = new Map(
      [...text.matchAll(/@(\w+) (not )?path (\S+)\*/g)].map(([, name, not, prefix = '']) => [
        name,
        pathname.startsWith(prefix) !== Boolean(not),
      ]),
    )
    const chosen = [...text.matchAll(/header @(\w+) (\S+) "([^"]*)"/g)].filter(([, name]) => matchers.get(name))
    return lower([
      ...everywhere.map(([, name = '', value = '']) => [name, value] as const),
      ...chosen.map(([, , name = '', value = '']) => [name, value] as const),
    ])
  },
}
