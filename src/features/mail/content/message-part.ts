/** One part of a message as Gmail's API gives it, a tree. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#MessagePart */
export interface MessagePart {
  partId: string
  mimeType: string
  filename: string
  headers: readonly { name: string; value: string }[]
  body: { size: number; data?: string | undefined; attachmentId?: string | undefined }
  parts: readonly MessagePart[]
}
