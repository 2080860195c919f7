import type { Environment } from '../settings.ts'
import { answer } from '../token-helper.ts'

/** Cloudflare Pages: the file's place below `functions/` is the helper's address. */
export const onRequest = ({ request, env }: { request: Request; env: Environment }) => answer(request, env)
