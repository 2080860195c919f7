import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../headers.ts'
import { routes } from './routes.ts'

/** Unhashed files and addresses of pages, below the base. */
const unhashed = [
  ...['', 'index.html', '404.html', 'callback.html', 'config.js', 'vault.js', 'demo/*'],
  ...routes.flatMap((route) => [route, `${route}/*`]),
]

/**
 * `_headers` for Netlify and Cloudflare. Both join a header that two matching rules set with a comma, and a policy that
 * is joined to another can only become narrower, so each path has one rule for policy and lifetime. Cloudflare serves
 * `a.html` as `a`.
 */
export function headersFile(configuration: Configuration): string {
  const { base } = configuration
  const rule = (path: string, headers: readonly Header[]) =>
    [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  return [
    rule(`${base}*`, commonHeaders(configuration)),
    rule(`${base}assets/*`, [appPolicy(configuration), immutable]),
    ...unhashed.map((path) => rule(`${base}${path}`, [appPolicy(configuration), revalidated])),
    ...ownPolicies.flatMap(([path, policy]) =>
      [...new Set([path, path.replace('.html', '')])].map((name) => rule(`${base}${name}`, [policy, revalidated])),
    ),
    '',
  ].join('\n')
}

/**
 * `_redirects` for Netlify and Cloudflare: which page answers which address. No catch-all, because Cloudflare applies
 * one to real files too, and refuses one that ends in `/index.html`; an unknown address gets `404.html`.
 */
export function redirectsFile({ base }: Configuration): string {
  return [
    ...routes.flatMap((route) => [`${base}${route} ${base} 200`, `${base}${route}/* ${base} 200`]),
    `${base}demo/* ${base}demo/ 200`,
    '',
  ].join('\n')
}
