import { parseSecureUrl } from '#config/secure-url.ts'
import { auth0 } from './presets/auth0.ts'
import { authentik } from './presets/authentik.ts'
import { cognito } from './presets/cognito.ts'
import { entra } from './presets/entra.ts'
import { keycloak } from './presets/keycloak.ts'
import { logto } from './presets/logto.ts'
import { okta } from './presets/okta.ts'
import type { Preset } from './presets/preset.ts'
import { zitadel } from './presets/zitadel.ts'

/** By the name that stands in `config.json`. A Map, because somebody may write `constructor`. */
export const presets: ReadonlyMap<string, Preset> = new Map([
  ['auth0', auth0],
  ['authentik', authentik],
  ['cognito', cognito],
  ['entra', entra],
  ['keycloak', keycloak],
  ['logto', logto],
  ['okta', okta],
  ['zitadel', zitadel],
])

/** A configuration without presets, or sentences that say what is wrong with them, each with its place. */
export type Resolved = { ok: true; source: unknown } | { ok: false; problems: readonly string[] }

/**
 * Replaces `"preset"` in each provider of a `config.json` by what it stands for, so that page and vault know no presets.
 * What the deployer wrote wins. Refuses besides what the schema has to take and no provider would; the rest is left to
 * the schema.
 *
 * @param source content of `config.json`, not yet parsed
 */
export function resolvePresets(source: unknown): Resolved {
  if (!isObject(source) || !Array.isArray(source['providers'])) return { ok: true, source }
  const problems: string[] = []
  const providers = source['providers'].map((provider: unknown, index) => {
    if (!isObject(provider)) return provider
    const found = provider['preset'] === undefined ? judgePlain(provider) : judge(provider)
    problems.push(...found.map((sentence) => `config.providers.${index}.${sentence}`))
    return found.length > 0 ? provider : fill(provider)
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, source: { ...source, providers } }
}

type Source = Readonly<Record<string, unknown>>

/** What is easily taken for the right thing where no preset judges the issuer. */
function judgePlain({ kind, issuer }: Source): string[] {
  if (typeof kind === 'string' && presets.has(kind)) return [`kind: must be "oidc", with "preset": "${kind}"`]
  if (kind !== 'oidc' || typeof issuer !== 'string') return []
  if (/\/\.well-known\//.test(issuer)) return ['issuer: must be what the document at this address says under "issuer"']
  return /^https:\/\/accounts\.google\.com\/?$/.test(issuer)
    ? ['issuer: is Google, which is no provider like the others; write "kind": "google", and no issuer']
    : []
}

function judge(provider: Source): string[] {
  const { issuer, preset: name, kind, scopes } = provider
  if (kind !== 'oidc') return ['preset: is for the kind "oidc" only']
  const preset = presetOf(provider)
  if (!preset) return [`preset: must be one of ${[...presets.keys()].join(', ')}`]
  const url = parseSecureUrl(issuer)
  const shape = url && preset.issuerProblem(url, String(issuer))
  const unknown = Object.entries(preset.unknownScopes ?? {})
  return [
    ...(shape ? [`issuer: ${shape} (preset ${String(name)})`] : []),
    ...Object.entries(preset.keys ?? {}).flatMap(([key, problemOf]) => {
      const problem = problemOf(provider[key])
      return problem ? [`${key}: ${problem} (preset ${String(name)})`] : []
    }),
    ...(Array.isArray(scopes) ? scopes : []).flatMap((scope: unknown, index) =>
      unknown.filter(([refused]) => refused === scope).map(([, why]) => `scopes.${index}: ${why}`),
    ),
  ]
}

function fill(provider: Source): Source {
  const preset = presetOf(provider)
  if (!preset) return provider
  const own = Object.keys(preset.keys ?? {})
  const isOwn = (key: string) => key === 'preset' || own.includes(key)
  const written = Object.fromEntries(Object.entries(provider).filter(([key]) => !isOwn(key)))
  const given = ['issuer', ...own].map((key) => [key, String(provider[key])])
  const { metadata, ...manners } = preset.manners(Object.fromEntries(given))
  const merged = mergedMetadata(metadata, written['metadata'])
  // Twice, so that what was written stands first in the file and wins all the same.
  return { ...written, ...manners, ...written, ...(merged === undefined ? {} : { metadata: merged }) }
}

/** Member by member, so that one of them can be written without all. */
const mergedMetadata = (manners: Source | undefined, written: unknown) =>
  isObject(written) ? { ...manners, ...written } : (written ?? manners)

const presetOf = ({ preset }: Source) => (typeof preset === 'string' ? presets.get(preset) : undefined)

const isObject = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
