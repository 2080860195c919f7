import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../headers.ts'

/**
 * For Caddy, to be filled in with the site's name and the folder that holds the files below the base. The lifetime is
 * for files that are there alone, or one that is not there yet would be missing for a year.
 * @see https://caddyserver.com/docs/caddyfile/directives
 */
export function caddy(configuration: Configuration): string {
  const { base } = configuration
  const set = ([name, value]: Header) => `${name} "${value}"`
  const own = ownPolicies.map(([path]) => base + path).join(' ')
  return [
    'example.org {',
    '  root * /srv',
    '  header {',
    ...commonHeaders(configuration).map((header) => `    ${set(header)}`),
    '  }',
    // A block that removes something acts at the very end, and never on errors.
    '  header {',
    '    Vary "Accept-Encoding"',
    '    -Server',
    '  }',
    '  @assets {',
    `    path ${base}assets/*`,
    '    file',
    '  }',
    `  @rest not path ${base}assets/*`,
    `  @app not path ${own}`,
    `  header @app ${set(appPolicy(configuration))}`,
    ...ownPolicies.flatMap(([path, policy], index) => [
      `  @own${index} path ${base}${path}`,
      `  header @own${index} ${set(policy)}`,
    ]),
    `  header @assets ${set(immutable)}`,
    `  header @rest ${set(revalidated)}`,
    ...(base === '/' ? [] : [`  redir ${base.slice(0, -1)} ${base} 301`]),
    ...handle(`${base}assets/* `),
    ...handle(`${base}demo/* `, `${base}demo/index.html`),
    ...handle('', `${base}index.html`),
    '}',
    '',
  ].join('\n')
}

const handle = (matcher: string, fallback?: string) => [
  `  handle ${matcher}{`,
  ...(fallback === undefined ? [] : [`    try_files {path} ${fallback}`]),
  '    file_server {',
  '      precompressed br gzip',
  '    }',
  '  }',
]
