/** What a provider publishes of itself (OpenID Connect Discovery §3), as far as Pixy uses it. */
export interface ProviderMetadata {
  issuer?: string
  authorization_endpoint?: string
  token_endpoint?: string
  jwks_uri?: string
  userinfo_endpoint?: string
  revocation_endpoint?: string
  end_session_endpoint?: string
  authorization_response_iss_parameter_supported?: boolean
  code_challenge_methods_supported?: string[]
  id_token_signing_alg_values_supported?: string[]
}
