import type { TraceEntry } from '#trace/entry.ts'
import type { Clause } from '../clauses.ts'
import { stepClauses } from './explanations.ts'

const fieldNames: { grantType: string; refreshToken: string } = {
  grantType: 'grant_type',
  refreshToken: 'refresh_token',
}

/** Where the standards say how this step goes; a token request by a refresh token is a renewal. */
export function clausesOfStep({ step, request }: TraceEntry): readonly Clause[] {
  const grantType = request?.fields.find(({ name }) => name === fieldNames.grantType)?.value
  return step === 'token-request' && grantType === fieldNames.refreshToken ? stepClauses.renewal : stepClauses[step]
}
