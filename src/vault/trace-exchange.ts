import type { Provider } from '#config/configuration.ts'
import type { TraceStep } from '#trace/entry.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import type { Recorder } from '#trace/recorder.ts'
import { documentOf } from './api-token.ts'
import { valueAt } from './json-pointer.ts'
import type { SignInCode } from './protocol.ts'
import { parseJsonObject } from './json-object.ts'
import type { IdTokenCheck } from './id-token.ts'
import type { Exchange, ExchangeKind } from './protocol-fetch.ts'
import type { Revealables } from './revealables.ts'

const steps: Readonly<Record<ExchangeKind, TraceStep>> = {
  discovery: 'discovery',
  keys: 'keys',
  token: 'token-request',
  'api-token': 'api-token',
  userinfo: 'userinfo',
  revocation: 'revocation',
  'sign-out': 'sign-out',
}

/**
 * Writes every exchange with a provider into the trace; the trace redacts on entry.
 * @param inFlight holds the exchange's own secrets while it is written: a provider may repeat them in its answer
 */
export function traceExchange(
  recorder: Recorder,
  inFlight: Set<string>,
  revealables: Revealables,
): (exchange: Exchange, provider: Provider) => void {
  return (exchange, provider) => {
    const { kind, url, method, form, status, mediaType, text, startedAtMs, durationMs, error } = exchange
    for (const secret of secretsIn(exchange, provider)) inFlight.add(secret)
    const id = recorder.add(steps[kind], 'vault', 'authorization-server', {
      atMs: startedAtMs,
      durationMs,
      outcome: status === 200 ? 'ok' : 'failed',
      ...(error ? { code: error } : {}),
      request: requestOf({ method, url, ...(form ? { form } : {}) }),
      ...(status === undefined
        ? {}
        : {
            response: responseOf({
              status,
              endpoint: 'protocol',
              ...(mediaType ? { mediaType } : {}),
              ...(text ? { text } : {}),
            }),
          }),
    })
    inFlight.clear()
    revealables.keep(provider, id, { request: form ?? [], response: membersOf(kind, text) })
  }
}

const secretNames = ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token', 'token']

const membersOf = (kind: ExchangeKind, text: string | undefined) =>
  kind === 'token' && text !== undefined
    ? Object.entries(parseJsonObject(text) ?? {}).map(([name, value]) => [name, String(value)] as const)
    : []

function secretsIn({ kind, form, text = '', accessToken }: Exchange, { apiToken }: Provider): string[] {
  const body = kind === 'token' || kind === 'api-token' ? parseJsonObject(text) : undefined
  const handedOver = kind === 'api-token' && apiToken ? valueAt(documentOf(text), apiToken.pointer) : undefined
  return [accessToken, handedOver, ...secretNames.flatMap((name) => [form?.get(name), body?.[name]])].filter(
    (value): value is string => typeof value === 'string',
  )
}

/**
 * The checks of one ID token, to be written into the trace when the last one is over: which passed, which failed, and
 * what each compared.
 */
export function traceIdToken(recorder: Recorder): {
  onCheck: (check: IdTokenCheck) => void
  /** @param code why it was refused; absent: it was believed */
  end: (code?: SignInCode) => void
} {
  const checks: IdTokenCheck[] = []
  return {
    onCheck: (check) => void checks.push(check),
    end: (code) => {
      const names = (passed: boolean) => checks.filter((check) => check.passed === passed).map(({ name }) => name)
      const [passed, failed] = [names(true), names(false)]
      const compared = checks.flatMap(({ name, expected, actual }) => [
        ...(expected === undefined ? [] : [[`${name}.expected`, expected]]),
        ...(actual === undefined ? [] : [[`${name}.actual`, actual]]),
      ])
      recorder.add('id-token', 'vault', 'vault', {
        outcome: code ? 'failed' : 'ok',
        ...(code ? { code } : {}),
        facts: {
          ...(passed.length > 0 ? { checks: passed.join(' ') } : {}),
          ...(failed.length > 0 ? { failed: failed.join(' ') } : {}),
          ...(Object.fromEntries(compared) as Record<string, string>),
        },
      })
    },
  }
}
