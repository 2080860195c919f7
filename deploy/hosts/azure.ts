import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated } from '../headers.ts'

/**
 * `staticwebapp.config.json`. A route's header replaces the global one of the same name, and the first route that
 * matches is the only one.
 * @see https://learn.microsoft.com/azure/static-web-apps/configuration
 */
export function azure(configuration: Configuration): object {
  const { base } = configuration
  return {
    globalHeaders: Object.fromEntries([...commonHeaders(configuration), appPolicy(configuration), revalidated]),
    routes: [
      ...ownPolicies.map(([path, policy]) => ({ route: `${base}${path}`, headers: Object.fromEntries([policy]) })),
      { route: `${base}assets/*`, headers: Object.fromEntries([immutable]) },
      { route: `${base}demo/*`, rewrite: `${base}demo/index.html` },
    ],
    navigationFallback: { rewrite: `${base}index.html`, exclude: [`${base}assets/*`] },
  }
}
