/** Who speaks and who is spoken to in a step: the five lanes of the sequence diagram. */
export const actors = ['resource-owner', 'browser', 'vault', 'authorization-server', 'resource-server'] as const
export type Actor = (typeof actors)[number]

/** The kinds of step that a session leaves behind, in the order a sign-in meets them. */
export const traceSteps = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'keys',
  'id-token',
  'api-token',
  'userinfo',
  'session',
  'renewal',
  'api-request',
  'sign-out',
  'revocation',
  'end-session',
] as const
export type TraceStep = (typeof traceSteps)[number]

declare const shown: unique symbol

/** Text that went through redaction. Only `src/trace` makes it, so a live value cannot be recorded by mistake. */
export type Shown = string & { readonly [shown]: true }

/** A name and a value that is already safe to show: secrets are masked before they reach this type. */
export interface TraceField {
  name: Shown
  value: Shown
  /** True where the value was masked on entry. */
  masked: boolean
}

/** A request or a response, redacted. */
export interface TraceMessage {
  /** Request line (`POST https://…`) or status line (`200`). Query parameters are in `fields`, never in the line. */
  line: Shown
  headers: readonly TraceField[]
  /** Query parameters, form fields, or members of a JSON object, each redacted by its own rule. */
  fields: readonly TraceField[]
}

/** One recorded step. Times are wall-clock milliseconds; `durationMs` is measured on the monotonic clock. */
export interface TraceEntry {
  id: number
  step: TraceStep
  from: Actor
  to: Actor
  atMs: number
  durationMs?: number
  outcome: 'pending' | 'ok' | 'failed'
  /** A code of a closed list (`SignInCode`, `SendFailureCode`) when the step failed. */
  code?: string
  request?: TraceMessage
  response?: TraceMessage
  /** Safe facts about the step: issuer, checks passed, scopes granted, key id. */
  facts?: Readonly<Record<string, Shown>>
}
