import * as v from 'valibot'
import { errorFromAnswer, GoogleError, parseJson } from './errors.ts'
import type { ApiRequest, Send, SendResult } from './send.ts'

type Answer = Extract<SendResult, { kind: 'answer' }>

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
  const answer = await answerTo(send, request, signal)
  const parsed = v.safeParse(schema, parseJson(answer.body))
  if (!parsed.success) throw new GoogleError('unexpected-answer', { status: answer.status })
  return parsed.output
}

/**
 * Sends one request whose answer says no more than that it was done (204).
 * @throws GoogleError and nothing else
 */
export async function command(send: Send, request: ApiRequest, signal?: AbortSignal): Promise<void> {
  await answerTo(send, request, signal)
}

/**
 * Sends one request and gives back the whole answer, for whoever needs its status, its headers or its bytes.
 * @throws GoogleError where there is none, or where it is not of the 200s
 */
export async function answerTo(send: Send, request: ApiRequest, signal?: AbortSignal): Promise<Answer> {
  const result = await send(request, signal)
  if (result.kind === 'failure') {
    throw new GoogleError(
      result.code,
      result.code === 'scope-missing' ? { scopes: result.scopes ?? request.scopes } : {},
    )
  }
  const { status } = result
  if (status < 200 || status > 299) throw errorFromAnswer(result, request, Date.now())
  return result
}
