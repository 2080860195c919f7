import { googleApis, googleFeatureScopes } from '#config/google-defaults.ts'
import { featureOfApi } from '#config/scopes.ts'
import type { Configuration, Feature, Provider } from '#config/configuration.ts'
import { buildOf } from './sources.ts'
import { listed, quoted } from './verify/finding.ts'

/** What can be used as it is, and is probably not what was meant: sentences with what to do. */
export function warningsOf(configuration: Configuration, index: string, sources: string): readonly string[] {
  return [...foreignBuild(buildOf(index), sources), ...strangeTokens(configuration)]
}

function foreignBuild(built: string | undefined, sources: string): string[] {
  if (built === sources) return []
  const by = built === undefined ? 'by sources that named no build yet' : `by the sources ${built}`
  return [
    `The build was made ${by}, and is configured by ${sources}. It may not know what was written for it: run "npm run build" here and configure again, or configure it with the sources that it was built from.`,
  ]
}

/** A provider hands out tokens for its own APIs; Google's take them only where something says why they should. */
function strangeTokens({ providers, features, apis }: Configuration): string[] {
  const isGoogles = (feature: Feature) =>
    Object.entries(googleApis).every(([api, url]) => featureOfApi.get(api) !== feature || apis[api] === url)
  const lost = (provider: Provider) =>
    provider.kind === 'oidc' && !provider.apiToken
      ? features.filter(
          (feature) => isGoogles(feature) && provider.featureScopes[feature] === googleFeatureScopes[feature],
        )
      : []
  return providers.flatMap((provider, index) => {
    const without = lost(provider)
    if (without.length === 0) return []
    return [
      `config.providers.${index}: Google’s APIs will refuse the tokens of ${quoted(provider.label)}, so that nothing comes for ${listed(without)}. Write "features": [], or let it hand over Google’s own token with "apiToken" (docs/broker-token.md); for APIs of your own that stand in their place, write "apis" and "featureScopes".`,
    ]
  })
}
