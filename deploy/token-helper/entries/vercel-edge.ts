import type { Environment } from '../settings.ts'
import { answer } from '../token-helper.ts'

declare const process: { env: Environment }

/** Vercel Edge Functions: the file's place below `api/` is the helper's address. */
export const config = { runtime: 'edge' }

export default (request: Request) => {
  // Each by its name: the edge has no list of its settings.
  const { REDIRECT_URI, CLIENT_ID, CLIENT_SECRET, SESSION_KEY, SESSION_KEY_BEFORE } = process.env
  return answer(request, { REDIRECT_URI, CLIENT_ID, CLIENT_SECRET, SESSION_KEY, SESSION_KEY_BEFORE })
}
