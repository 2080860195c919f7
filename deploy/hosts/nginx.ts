import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../headers.ts'

/**
 * For nginx, to be included in a `server` block whose `root` holds the files below the base. An `add_header` inside a
 * location drops all inherited ones, so each location carries the whole set; the lifetime is not for errors (no
 * `always`), or a file that is not there yet would be missing for a year. The access log would keep the callback's
 * query, which holds the code. Brotli is a module that may not be there: `brotli_static on;` in the `server` block.
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function nginx(configuration: Configuration): string {
  const { base } = configuration
  const location = (path: string, cache: Header, fallback: string, policy = appPolicy(configuration)) =>
    [
      `location ${path} {`,
      ...[...commonHeaders(configuration), policy].map(([name, value]) => `  add_header ${name} "${value}" always;`),
      `  add_header ${cache[0]} "${cache[1]}";`,
      '  gzip_static on;',
      '  gzip_vary on;',
      `  try_files $uri ${fallback};`,
      '  access_log off;',
      '}',
    ].join('\n')
  return [
    location(`${base}assets/`, immutable, '=404'),
    location(`${base}demo/`, revalidated, `${base}demo/index.html`),
    ...ownPolicies.map(([path, policy]) => location(`= ${base}${path}`, revalidated, '=404', policy)),
    location(base, revalidated, `${base}index.html`),
    '',
  ].join('\n')
}
