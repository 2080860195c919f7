import { googleError } from '../http/answer.ts'

/** The 400 of Gmail. */
export const invalidArgument = (message: string) =>
  googleError(400, { message, reason: 'invalidArgument', status: 'INVALID_ARGUMENT' })

/** The 404 of Gmail. */
export const notFound = () =>
  googleError(404, { message: 'Requested entity was not found.', reason: 'notFound', status: 'NOT_FOUND' })

/** The 409 of a label whose name is taken. */
export const labelNameExists = () =>
  googleError(409, { message: 'Label name exists or conflicts', reason: 'aborted', status: 'ABORTED' })

/** The object in the body of a request; empty where there is none, undefined where it is none. */
export async function objectIn(request: Request): Promise<Record<string, unknown> | undefined> {
  const text = await request.text()
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** The texts in a member that is a list; empty where it is none. */
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((member): member is string => typeof member === 'string') : []
