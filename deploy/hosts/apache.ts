import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../headers.ts'

/** Media types of the files that are there compressed too: the name alone would say `application/gzip`. */
const compressed = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

/**
 * `.htaccess` for Apache 2.4 with mod_headers and mod_rewrite; needs `AllowOverride FileInfo`, or an `Include` in the
 * `<Directory>`. No `<IfModule>`: a server that cannot send the headers says so instead of leaving them out. `always` is
 * for errors too; the lifetime is not, or a file that is not there yet would be missing for a year.
 * @see https://httpd.apache.org/docs/2.4/mod/mod_headers.html
 */
export function apache(configuration: Configuration): string {
  const { base } = configuration
  // A percent sign begins a variable there, and an unknown one ends every answer with status 500.
  const always = ([name, value]: Header) => `Header always set ${name} "${value.replaceAll('%', '%%')}"`
  return [
    'FileETag MTime Size',
    ...[...commonHeaders(configuration), appPolicy(configuration)].map(always),
    ...ownPolicies.flatMap(([path, policy]) => [`<Files "${path}">`, `  ${always(policy)}`, '</Files>']),
    `Header set ${revalidated[0]} "${revalidated[1]}"`,
    `Header set ${immutable[0]} "${immutable[1]}" "expr=%{REQUEST_URI} =~ m#^${base}assets/#"`,
    'Header merge Vary Accept-Encoding',
    '',
    'RewriteEngine On',
    `RewriteBase ${base}`,
    '# Compressed beforehand: the name is changed, and what has such a name gets its type and encoding back.',
    ...encoded('br', 'br'),
    ...encoded('gz', 'gzip'),
    '# A file that is missing is missing; every other address is one of the app.',
    'RewriteRule ^assets/$ - [R=404,L]',
    'RewriteRule ^assets/ - [L]',
    'RewriteCond %{REQUEST_FILENAME} -f',
    'RewriteRule ^ - [L]',
    'RewriteRule ^demo/ demo/index.html [L]',
    'RewriteRule ^ index.html [L]',
    '',
  ].join('\n')
}

function encoded(ending: string, encoding: string): string[] {
  const types = Object.entries(compressed)
  return [
    `RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b`,
    `RewriteCond %{REQUEST_FILENAME}.${ending} -f`,
    `RewriteRule ^(.+\\.(?:${Object.keys(compressed).join('|')}))$ $1.${ending} [L]`,
    ...types.map(([name, type]) => `RewriteRule \\.${name}\\.${ending}$ - [T=${type},E=no-gzip:1,E=no-brotli:1,L]`),
    `<FilesMatch "\\.(?:${Object.keys(compressed).join('|')})\\.${ending}$">`,
    `  RemoveEncoding .${ending}`,
    `  Header set Content-Encoding ${encoding}`,
    '</FilesMatch>',
  ]
}
