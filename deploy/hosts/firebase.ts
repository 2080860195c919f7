import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, keysAndValues, revalidated } from '../headers.ts'
import { routes } from './routes.ts'

/**
 * `firebase.json`, to stand beside the folder that is served. Firebase lets the last matching entry set a header. No
 * rewrite of everything: a file that is missing has to be missing, or an old page would take HTML for its script.
 * @see https://firebase.google.com/docs/hosting/full-config
 */
export function firebase(configuration: Configuration): object {
  const { base } = configuration
  const rewrite = (source: string, page: string) => ({ source: base + source, destination: base + page })
  return {
    hosting: {
      public: 'dist',
      ignore: ['hosts/**', '**/.*', '_headers', '_redirects', '**/*.br', '**/*.gz'],
      rewrites: [
        rewrite('demo/**', 'demo/index.html'),
        ...routes.flatMap((route) => [rewrite(route, 'index.html'), rewrite(`${route}/**`, 'index.html')]),
      ],
      headers: [
        {
          source: `${base}**`,
          headers: keysAndValues([...commonHeaders(configuration), appPolicy(configuration), revalidated]),
        },
        { source: `${base}assets/**`, headers: keysAndValues([immutable]) },
        ...ownPolicies.map(([path, policy]) => ({ source: `${base}${path}`, headers: keysAndValues([policy]) })),
      ],
    },
  }
}
