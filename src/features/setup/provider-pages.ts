/** How the issuer of each provider with a preset looks; any other may be one of them too, under a domain of its own. */
const issuers = [
  ['auth0', /^https:\/\/[^/]+\.auth0\.com\/$/],
  ['authentik', /\/application\/o\/[^/]+\/$/],
  ['cognito', /^https:\/\/cognito-idp\./],
  ['entra', /^https:\/\/(login\.(partner\.)?microsoftonline\.(com|us|cn)|[^/]+\.ciamlogin\.com)\//],
  ['keycloak', /\/realms\/[^/]+$/],
  ['logto', /^https:\/\/[^/]+\/oidc$/],
  ['okta', /^https:\/\/[^/]+\.okta(preview|-emea)?\.com(\/|$)/],
  ['zitadel', /^https:\/\/[^/]+\.zitadel\.cloud$/],
] as const satisfies readonly (readonly [string, RegExp])[]

/** What `"preset"` in `config.json` may say (`deploy/presets.ts`, which is no part of the page). */
export const presetNames: readonly string[] = issuers.map(([name]) => name)

/** The page of the documentation that leads from the console of a provider to a sign-in, by its issuer. */
export const providerPage = (issuer: string): string =>
  `docs/providers/${issuers.find(([, shape]) => shape.test(issuer))?.[0] ?? 'other'}.md`
