import type { Environment } from '../settings.ts'
import { answer } from '../token-helper.ts'

declare const Netlify: { env: { toObject: () => Environment } }

/** Netlify Edge Functions: the address of the helper is said here. */
export const config = { path: '/token' }

export default (request: Request) => answer(request, Netlify.env.toObject())
