import { runInNewContext } from 'node:vm'
import { parseRedirects, rewriteFor } from '../../../deploy/static-host.ts'
import { jsonOf, vercelRoutes, type Files } from './host-files.ts'

/** Whether there is a file of this name, from the top of the host, e.g. `/config.js`. */
type Exists = (path: string) => boolean
type Answer = readonly [status: number, file: string | undefined]

/** A file by its own name, `index.html` of a folder, or a page by its name without the ending. */
const named = (path: string, exists: Exists) => [path, `${path}index.html`, `${path}.html`].find(exists)
const missing = (exists: Exists, base = '/'): Answer => [404, [`${base}404.html`].find(exists)]

/** By glob as Firebase and Azure have it: `*` and `**` at the end alone. */
const globMatches = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.replace(/\*+$/, '')) : path === pattern

/**
 * Which file each host answers an address with, as far as its documentation says; Vercel's patterns are read by its own
 * library, CloudFront's function is run.
 */
export const routing: Readonly<Record<string, (files: Files, base: string, path: string, exists: Exists) => Answer>> = {
  'Netlify and Cloudflare (Pages, Workers assets)': (files, _base, path, exists) => {
    const rewritten = rewriteFor(parseRedirects(files['_redirects'] ?? ''), path)
    const file = named(path, exists) ?? (rewritten === undefined ? undefined : named(rewritten, exists))
    return file ? [200, file] : missing(exists)
  },

  Vercel: (files, _base, path, exists) => {
    if (exists(path)) return [200, path]
    if (exists(`${path}index.html`)) return [200, `${path}index.html`]
    const rewrite = vercelRoutes(files).rewrites.find(({ src }) => new RegExp(src).test(path))
    return rewrite ? [200, rewrite.dest.replace(/\?.*$/, '')] : missing(exists)
  },

  Firebase: (files, _base, path, exists) => {
    const { hosting } = jsonOf(files, 'hosts/firebase.json') as {
      hosting: { rewrites: { source: string; destination: string }[] }
    }
    const file = [path, `${path}index.html`].find(exists)
    const rewrite = hosting.rewrites.find(({ source }) => globMatches(source, path))
    const answered = file ?? rewrite?.destination
    return answered ? [200, answered] : missing(exists)
  },

  Azure: (files, _base, path, exists) => {
    const { routes, navigationFallback } = jsonOf(files, 'staticwebapp.config.json') as {
      routes: { route: string; rewrite?: string }[]
      navigationFallback: { rewrite: string; exclude: string[] }
    }
    const route = routes.find((one) => globMatches(one.route, path))
    const file = [route?.rewrite ?? path, `${path}index.html`].find(exists)
    if (file) return [200, file]
    const isLeftOut = navigationFallback.exclude.some((pattern) => globMatches(pattern, path))
    return isLeftOut ? [404, undefined] : [200, navigationFallback.rewrite]
  },

  CloudFront: (files, base, path, exists) => {
    const { Resources } = jsonOf(files, 'hosts/cloudfront.json') as {
      Resources: { Routing: { Properties: { FunctionCode: string } } }
    }
    const event = JSON.stringify({ request: { uri: path } })
    const uri: unknown = runInNewContext(`${Resources.Routing.Properties.FunctionCode}; handler(${event}).uri`)
    return typeof uri === 'string' && exists(uri) ? [200, uri] : missing(exists, base)
  },

  'GitHub Pages': (_files, base, path, exists) => {
    const file = named(path, exists)
    // A project's own page for what is not found stands in the project.
    return file ? [200, file] : missing(exists, base)
  },
}
