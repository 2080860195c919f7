import type { Configuration } from '#config/configuration.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'

/** A parsed configuration. @throws Error when it is refused: a mistake of the test */
export function parsed(raw: unknown): Configuration {
  const result = parseConfiguration(raw, 'https://app.example')
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.configuration
}

export const google = { id: 'google', kind: 'google', label: 'Google', clientId: 'client.apps.example' }
export const googleWithHelper = { ...google, tokenEndpoint: 'https://helper.example/token' }
export const work = {
  id: 'work',
  kind: 'oidc',
  label: 'Work',
  clientId: 'pixy',
  issuer: 'https://id.example/realms/work',
}
export const endpoints = {
  authorization_endpoint: 'https://login.example/authorize',
  token_endpoint: 'https://id.example/realms/work/token',
  jwks_uri: 'https://keys.example/certs?format=jwks',
  userinfo_endpoint: 'https://id.example/realms/work/userinfo',
}
