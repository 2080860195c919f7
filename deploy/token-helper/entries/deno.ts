import type { Environment } from '../settings.ts'
import { answer } from '../token-helper.ts'

declare const Deno: {
  env: { toObject: () => Environment }
  serve: (handler: (request: Request) => Promise<Response>) => unknown
}

/** Deno, and Deno Deploy. */
Deno.serve((request) => answer(request, Deno.env.toObject()))
