import type { Environment } from '../settings.ts'
import { answer } from '../token-helper.ts'

/** Cloudflare Workers: alone, or in front of the static assets of a Worker for the one path of the helper. */
export default { fetch: (request: Request, env: Environment) => answer(request, env) }
