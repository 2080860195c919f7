import * as v from 'valibot'
import { errorFromAnswer, GoogleError, parseJson } from './errors.ts'
import type { ApiRequest, Send } from './send.ts'

/**
 * Sends one request and parses what comes back. Members that the schema does not name are dropped, so that only what
 * a screen uses is ever kept.
 * @throws GoogleError and nothing else
 */
export async function call<S extends v.GenericSchema>(
  send: Send,
  schema: S,
  request: ApiRequest,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>> {
  const result = await send(request, signal)
  if (result.kind === 'failure') {
    throw new GoogleError(
      result.code,
      result.code === 'scope-missing' ? { scopes: result.scopes ?? request.scopes } : {},
    )
  }
  const { status } = result
  if (status < 200 || status > 299) throw errorFromAnswer(result, request, Date.now())
  const parsed = v.safeParse(schema, parseJson(result.body))
  if (!parsed.success) throw new GoogleError('unexpected-answer', { status })
  return parsed.output
}
