import type { Provider } from '#config/configuration.ts'
import { discoveryUrl, judgeMetadata, needsDiscovery, type Metadata } from '#vault/metadata.ts'
import { VaultError } from '#vault/vault-error.ts'
import { isRedirect, textOf } from '../answer.ts'
import type { Ask } from '../asker.ts'
import { fine, quoted, wrong, type Finding } from '../finding.ts'
import { atVisitors, judgeReadable, unreached } from './cors.ts'

/** What a provider publishes of itself, as the vault takes it, and what the vault would stumble over. */
export async function discover(
  ask: Ask,
  provider: Provider,
  site: URL,
): Promise<{ metadata: Metadata | undefined; findings: Finding[] }> {
  const name = quoted(provider.label)
  if (!needsDiscovery(provider)) return judged(provider, undefined, [])
  const url = discoveryUrl(provider.issuer)
  const { origin } = site
  const local = atVisitors(site, url, 'provider', `${name}: the discovery document`)
  if (local) return { metadata: undefined, findings: local }
  const asked = await ask(url, { headers: { Origin: origin, Accept: 'application/json' } })
  const lost = (what: string, fix: string) => ({ metadata: undefined, findings: [wrong('provider', what, fix)] })
  const look = `Is the issuer ${quoted(provider.issuer)} in config.json the one that the provider names?`
  if (asked.kind === 'failure') return lost(`${name}: ${url} ${asked.words}`, `${look} ${unreached}`)
  if (isRedirect(asked))
    return lost(`${name}: ${url} leads on to another address, which the vault does not follow`, look)
  if (asked.status !== 200) return lost(`${name}: ${url} answers with status ${asked.status}`, look)
  let document: unknown
  try {
    document = JSON.parse(textOf(asked))
  } catch {
    return lost(`${name}: ${url} does not answer with JSON`, look)
  }
  return judged(provider, document, judgeReadable(`${name}: the discovery document`, asked, origin))
}

function judged(provider: Provider, document: unknown, before: Finding[]) {
  const name = quoted(provider.label)
  try {
    const metadata = judgeMetadata(document, provider)
    const how = document === undefined ? 'the configuration knows all endpoints' : 'the discovery document is in order'
    return { metadata, findings: [...before, ...(before.length === 0 ? [fine('provider', `${name}: ${how}`)] : [])] }
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    return {
      metadata: undefined,
      findings: [...before, wrong('provider', ...refusal(name, error, provider, document))],
    }
  }
}

function refusal(name: string, error: VaultError, provider: Provider, document: unknown): [what: string, fix: string] {
  if (error.code === 'pkce-unsupported') {
    return [
      `${name}: the provider does not offer PKCE with S256`,
      'Switch PKCE on for this client, or take another provider.',
    ]
  }
  const member = error.facts['member'] ?? 'document'
  if (member === 'issuer') {
    const said = Object(document)['issuer'] as unknown
    const named = typeof said === 'string' ? quoted(said) : 'none'
    const fix = `Write the issuer into config.json exactly as the provider does, each slash included.`
    return [`${name}: the document names the issuer ${named} and config.json ${quoted(provider.issuer)}`, fix]
  }
  return [
    `${name}: ${member} of the provider is missing or cannot be used`,
    'Give it as `metadata` of the provider in config.json, or mend it at the provider.',
  ]
}
