/** Why a message could not be built. Closed list. */
export type MimeErrorCode = 'line-break-in-header' | 'not-an-address' | 'not-a-message-id'

/** A value cannot stand in a message. The value itself, which is somebody's writing, is not part of the error. */
export class MimeError extends Error {
  override readonly name = 'MimeError'
  readonly code: MimeErrorCode

  constructor(code: MimeErrorCode) {
    super(code)
    this.code = code
  }
}
