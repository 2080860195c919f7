import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, keysAndValues, revalidated } from '../headers.ts'

/**
 * `vercel.json`. Vercel applies every matching entry, so sources that set the same header exclude each other.
 * @see https://vercel.com/docs/project-configuration
 */
export function vercel(configuration: Configuration): object {
  const { base } = configuration
  const own = ownPolicies.map(([path]) => `${path.replace('.', '\\.')}$`).join('|')
  return {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    rewrites: [
      { source: `${base}demo/:path*`, destination: `${base}demo/index.html` },
      { source: `${base}((?!assets/|.*\\..*).*)`, destination: `${base}index.html` },
    ],
    headers: [
      { source: `${base}(.*)`, headers: keysAndValues(commonHeaders(configuration)) },
      { source: `${base}((?!${own}).*)`, headers: keysAndValues([appPolicy(configuration)]) },
      ...ownPolicies.map(([path, policy]) => ({ source: base + path, headers: keysAndValues([policy]) })),
      { source: `${base}assets/(.*)`, headers: keysAndValues([immutable]) },
      { source: `${base}((?!assets/).*)`, headers: keysAndValues([revalidated]) },
    ],
  }
}
