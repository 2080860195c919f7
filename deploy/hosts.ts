import type { Configuration } from '#config/schema.ts'
import { appPolicy, commonHeaders, framePolicies, immutable, revalidated, type Header } from './headers.ts'

/** Files for hosts that do not read `_headers`, by name; the same headers, from the same source. */
export function hostFiles(configuration: Configuration): Readonly<Record<string, string>> {
  return {
    'vercel.json': json(vercel(configuration)),
    'firebase.json': json(firebase(configuration)),
    'staticwebapp.config.json': json(azure(configuration)),
    'nginx.conf': nginx(configuration),
    Caddyfile: caddy(configuration),
  }
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`
const pairs = (headers: readonly Header[]) => headers.map(([key, value]) => ({ key, value }))

/** Vercel applies every matching entry, so sources that set the same header exclude each other. */
const vercel = (configuration: Configuration) => {
  const { base } = configuration
  return {
    rewrites: [
      { source: `${base}demo/:path*`, destination: `${base}demo/index.html` },
      { source: `${base}((?!assets/|.*\\..*).*)`, destination: `${base}index.html` },
    ],
    headers: [
      { source: `${base}(.*)`, headers: pairs(commonHeaders(configuration)) },
      { source: `${base}((?!mail-frame).*)`, headers: pairs([appPolicy(configuration)]) },
      ...framePolicies.map(([path, policy]) => ({
        source: `${base}${path.replace('.html', '(?:\\.html)?')}`,
        headers: pairs([policy]),
      })),
      { source: `${base}assets/(.*)`, headers: pairs([immutable]) },
      { source: `${base}((?!assets/).*)`, headers: pairs([revalidated]) },
    ],
  }
}

/** Firebase lets the last matching entry set a header. */
const firebase = (configuration: Configuration) => {
  const { base } = configuration
  return {
    hosting: {
      public: 'dist',
      ignore: ['hosts/**'],
      rewrites: [
        { source: `${base}demo/**`, destination: `${base}demo/index.html` },
        { source: `${base}**`, destination: `${base}index.html` },
      ],
      headers: [
        {
          source: `${base}**`,
          headers: pairs([...commonHeaders(configuration), appPolicy(configuration), revalidated]),
        },
        { source: `${base}assets/**`, headers: pairs([immutable]) },
        ...framePolicies.map(([path, policy]) => ({ source: `${base}${path}`, headers: pairs([policy]) })),
      ],
    },
  }
}

/** At Azure a route's header replaces the global one of the same name. */
const azure = (configuration: Configuration) => {
  const { base } = configuration
  return {
    globalHeaders: Object.fromEntries([...commonHeaders(configuration), appPolicy(configuration), revalidated]),
    routes: [
      ...framePolicies.map(([path, policy]) => ({ route: `${base}${path}`, headers: Object.fromEntries([policy]) })),
      { route: `${base}assets/*`, headers: Object.fromEntries([immutable]) },
      { route: `${base}demo/*`, rewrite: `${base}demo/index.html` },
    ],
    navigationFallback: { rewrite: `${base}index.html`, exclude: [`${base}assets/*`] },
  }
}

/**
 * For nginx, to be included in a `server` block. An `add_header` inside a location drops all inherited ones, so each
 * location carries the whole set. The access log would keep the callback's query, which holds the code.
 */
const nginx = (configuration: Configuration) => {
  const { base } = configuration
  const location = (path: string, cache: Header, fallback: string, policy = appPolicy(configuration)) =>
    [
      `location ${path} {`,
      ...[...commonHeaders(configuration), policy, cache].map(
        ([name, value]) => `  add_header ${name} "${value}" always;`,
      ),
      `  try_files $uri ${fallback};`,
      '  access_log off;',
      '}',
    ].join('\n')
  return [
    location(`${base}assets/`, immutable, '=404'),
    location(`${base}demo/`, revalidated, `${base}demo/index.html`),
    ...framePolicies.map(([path, policy]) => location(`${base}${path}`, revalidated, '=404', policy)),
    location(base, revalidated, `${base}index.html`),
    '',
  ].join('\n')
}

/** For Caddy, to be filled in with the site's name and the folder of the files. */
const caddy = (configuration: Configuration) => {
  const { base } = configuration
  const set = ([name, value]: Header) => `${name} "${value}"`
  return [
    'example.org {',
    '  root * /srv',
    '  header {',
    ...commonHeaders(configuration).map((header) => `    ${set(header)}`),
    '    -Server',
    '  }',
    `  @assets path ${base}assets/*`,
    `  @rest not path ${base}assets/*`,
    `  @app not path ${base}mail-frame*`,
    `  header @app ${set(appPolicy(configuration))}`,
    ...framePolicies.flatMap(([path, policy], index) => [
      `  @frame${index} path ${base}${path}*`,
      `  header @frame${index} ${set(policy)}`,
    ]),
    `  header @assets ${set(immutable)}`,
    `  header @rest ${set(revalidated)}`,
    `  handle ${base}assets/* {`,
    '    file_server',
    '  }',
    `  handle ${base}demo/* {`,
    `    try_files {path} ${base}demo/index.html`,
    '    file_server',
    '  }',
    '  handle {',
    `    try_files {path} ${base}index.html`,
    '    file_server',
    '  }',
    '}',
    '',
  ].join('\n')
}
