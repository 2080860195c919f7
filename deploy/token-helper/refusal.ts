/** What the helper answers by itself, in the manner of a token endpoint (RFC 6749 §5.2). */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly body: Readonly<Record<string, string>>
  constructor(status: number, error: string, description?: string) {
    super(error)
    this.status = status
    this.body = { error, ...(description ? { error_description: description } : {}) }
  }
}
