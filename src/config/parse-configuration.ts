import * as v from 'valibot'
import type { Configuration, Provider } from './configuration.ts'
import { findSecrets } from './find-secrets.ts'
import { googleApis, googleFeatureScopes, googleIssuer, googleMetadata, signInScopes } from './google-defaults.ts'
import { configurationFile, type ConfigurationFile } from './schema.ts'

export type ConfigurationResult =
  { ok: true; configuration: Configuration } | { ok: false; problems: readonly string[] }

/** What is wrong and where, in words; valibot's own words are kept only where this schema gave them. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return `config${path ? `.${path}` : ''}: ${wordsOf(issue)}`
}

function wordsOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'array') return 'must be a list'
  if (type === 'string') return 'must be text'
  if (type === 'boolean') return 'must be true or false'
  if (expected === 'Object') return 'must be an object'
  if (expected === 'never') return 'is no key that Pixy knows'
  return type.endsWith('object') ? 'is missing' : message
}

/** More would be read by nobody. */
const mostProblems = 20

/**
 * Parses `config.json`. Never throws: what is wrong comes back as a list of sentences, each with its place.
 * @param origin of the page, e.g. `https://host`; the built-in provider lives below it
 */
export function parseConfiguration(input: unknown, origin: string): ConfigurationResult {
  if (Array.isArray(input)) return { ok: false, problems: ['config: must be an object'] }
  const secrets = findSecrets(input, 'config')
  if (secrets.length > 0) return { ok: false, problems: secrets.slice(0, mostProblems) }
  const parsed = v.safeParse(configurationFile, input, { abortPipeEarly: true })
  if (!parsed.success) {
    return { ok: false, problems: parsed.issues.slice(0, mostProblems).map(sentenceOf) }
  }
  const { output } = parsed
  const apis = { ...googleApis, ...output.apis }
  const contradiction = contradictionIn(output, apis)
  if (contradiction !== undefined) return { ok: false, problems: [`config.providers${contradiction}`] }
  const providers = output.providers.map(providerOf)
  if (output.demo ?? providers.length === 0) providers.push(demoProvider(origin, output.base))
  return {
    ok: true,
    configuration: {
      providers,
      apis,
      features: [...new Set(output.features)],
      base: output.base,
      ownClient: output.ownClient ?? output.providers.some(({ kind }) => kind === 'google'),
    },
  }
}

/** What no key is wrong in by itself, with its place below `config.providers`. */
function contradictionIn({ providers }: ConfigurationFile, apis: Configuration['apis']): string | undefined {
  const ids = providers.map((p) => p.id)
  const twice = ids.find((name, index) => ids.indexOf(name) !== index)
  if (twice) return `: the id "${twice}" is used twice`
  const lost = providers.findIndex((p) => p.kind === 'google' && p.tokenEndpointCookies && !p.tokenEndpoint)
  if (lost >= 0) return `.${lost}.tokenEndpointCookies: needs a tokenEndpoint`
  const open = providers.findIndex((p) => p.kind === 'oidc' && p.apiToken && isBelowOne(apis, p.apiToken.url))
  if (open >= 0) return `.${open}.apiToken.url: must not be below an API: a page may read what stands there`
  return undefined
}

/** A provider with everything that is not said filled in. */
function providerOf({
  scopes,
  featureScopes: asked,
  metadata: known,
  ...named
}: ConfigurationFile['providers'][number]): Provider {
  const common = {
    scopes: withOpenid(scopes ?? signInScopes),
    featureScopes: { ...googleFeatureScopes, ...defined(asked ?? {}) },
    silentFrame: false,
    logoutHint: 'login' as const,
  }
  const given = defined(known ?? {})
  if (named.kind === 'oidc') {
    const { apiToken, ...manners } = named
    const api = apiToken && { scopes: Object.values(common.featureScopes).flat(), ...defined(apiToken) }
    return { ...common, ...defined(manners), metadata: given, ...(api ? { apiToken: api } : {}) }
  }
  const { tokenEndpoint, tokenEndpointCookies, ...google } = named
  return {
    ...common,
    ...google,
    kind: tokenEndpoint ? 'google-code' : 'google-direct',
    issuer: given.issuer ?? googleIssuer,
    metadata: { ...googleMetadata, ...given, ...(tokenEndpoint ? { token_endpoint: tokenEndpoint } : {}) },
    ...(tokenEndpointCookies ? { tokenEndpointCookies } : {}),
  }
}

function demoProvider(origin: string, base: string): Provider {
  const issuerUrl = `${origin}${base}demo`
  return {
    kind: 'demo',
    id: 'demo',
    label: 'Demo',
    clientId: 'pixy-demo',
    issuer: issuerUrl,
    scopes: signInScopes,
    featureScopes: googleFeatureScopes,
    silentFrame: false,
    logoutHint: 'login',
    metadata: {},
  }
}

const isBelowOne = (apis: Readonly<Record<string, string>>, url: string) =>
  Object.values(apis).some((prefix) => new URL(url).href.startsWith(new URL(prefix).href))

const withOpenid = (scopes: readonly string[]) => [...new Set(['openid', ...scopes])]

/** Drops members that are undefined, which `exactOptionalPropertyTypes` tells from absent ones. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as never
}
