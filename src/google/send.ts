/**
 * The door to the network as the endpoint functions see it. The page hands them the vault's `send`; they know
 * neither the vault nor a token. The shapes are those of the vault's protocol, by structure.
 */
export interface ApiRequest {
  /** A key of `apis` in the configuration. */
  api: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's prefix, without a leading slash; segments encoded. */
  path: string
  query?: Readonly<Record<string, string | readonly string[]>>
  headers?: Readonly<Record<string, string>>
  body?: string | ArrayBuffer
  /** Any one of these scopes allows the call. */
  scopes: readonly string[]
  read?: 'text' | 'bytes'
}

export type SendResult =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: string | ArrayBuffer }
  | {
      kind: 'failure'
      code:
        | 'signed-out'
        | 'expired'
        | 'scope-missing'
        | 'api-token'
        | 'destination-not-allowed'
        | 'offline'
        | 'timeout'
        | 'too-large'
        | 'aborted'
        | 'vault-lost'
      scopes?: readonly string[]
    }

/** Sends a request with the person's authority. Never throws: what went wrong is in the result. */
export type Send = (request: ApiRequest, signal?: AbortSignal) => Promise<SendResult>
