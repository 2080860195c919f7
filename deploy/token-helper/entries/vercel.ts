import { answer } from '../token-helper.ts'

/** Vercel Functions: the file's place below `api/` is the helper's address. */
export default { fetch: (request: Request) => answer(request, process.env) }
