import { VaultError } from './vault-error.ts'

/**
 * Judges the way in which a document of the provider came (its metadata or its keys), and parses it. The media type
 * does not count: some static hosts know none for these files.
 * @throws VaultError `provider-unreachable` where the provider failed for now | `provider-metadata`
 */
export function parsePublished({ status, text }: { status: number; text: string }, member: string): unknown {
  if (status >= 500 || status === 429) throw new VaultError('provider-unreachable', { status: String(status) })
  if (status !== 200) throw new VaultError('provider-metadata', { member, status: String(status) })
  try {
    return JSON.parse(text)
  } catch {
    throw new VaultError('provider-metadata', { member })
  }
}
