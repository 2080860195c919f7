import type { Configuration, Provider } from '#config/configuration.ts'
import type { Ask } from './asker.ts'
import { judgeCaching } from './checks/caching.ts'
import { judgeCompression } from './checks/compression.ts'
import { discover } from './checks/discovery.ts'
import { judgeApis, judgeEndpoints } from './checks/endpoints.ts'
import { judgeFiles } from './checks/files.ts'
import { judgeHeaders } from './checks/headers.ts'
import { judgePages } from './checks/pages.ts'
import { judgePolicy } from './checks/policy.ts'
import { judgeRegistration, judgeShape } from './checks/redirect-uri.ts'
import type { Finding } from './finding.ts'
import { hostOf } from './host.ts'
import { judgeConfiguration, judgeStart, judgeTransport, redirectUriOf } from './site.ts'
import { visit } from './visit.ts'

export interface Report {
  url: string
  /** As far as its headers tell. */
  host?: string
  /** What has to be registered at the providers. */
  redirectUri: string
  findings: readonly Finding[]
  /** Nothing is wrong. */
  ok: boolean
}

/**
 * Looks at a deployed site from outside: its own answers, and those of the endpoints that its configuration names.
 * Sends GET and OPTIONS, without cookies and tokens.
 *
 * @param site its base, with a slash at the end
 * @param siteOnly leaves providers and APIs alone
 */
export async function verify(
  ask: Ask,
  site: URL,
  { siteOnly = false, nowMs = Date.now() }: { siteOnly?: boolean; nowMs?: number } = {},
): Promise<Report> {
  const report = (findings: readonly Finding[], host?: string): Report => ({
    url: site.href,
    ...(host === undefined ? {} : { host }),
    redirectUri: redirectUriOf(site),
    findings,
    ok: findings.every(({ outcome }) => outcome !== 'wrong'),
  })
  const start = await ask(site.href)
  const atStart = judgeStart(start, site)
  if (start.kind === 'failure' || atStart.length > 0) return report(atStart)

  const host = hostOf(start)
  const hasOther = site.protocol === 'https:' && site.port === ''
  const withoutTls = hasOther ? await ask(`http://${site.host}${site.pathname}`) : undefined
  const transport = judgeTransport(start, site, withoutTls, nowMs)
  const { configuration, findings } = judgeConfiguration(await ask(`${site.href}config.js`), site, start)
  if (!configuration) return report([...transport, ...findings], host.name)

  const seen = await visit(ask, site, configuration, start)
  const outside = siteOnly ? [] : await judgeOutside(ask, site, configuration)
  return report(
    [
      ...transport,
      ...findings,
      ...judgePages(seen, configuration, host),
      ...judgeFiles(seen, host),
      ...judgeHeaders(seen, configuration, host),
      ...judgePolicy(seen, configuration, host),
      ...judgeCaching(seen, host),
      ...judgeCompression(seen),
      ...outside,
    ],
    host.name,
  )
}

/** Providers and APIs, where there is a provider that is not the built-in one. */
async function judgeOutside(ask: Ask, site: URL, configuration: Configuration): Promise<readonly Finding[]> {
  const real = configuration.providers.filter(({ kind }) => kind !== 'demo')
  if (real.length === 0) return []
  const asked = await Promise.all([
    ...real.map((provider) => judgeProvider(ask, site, provider)),
    judgeApis(ask, site, configuration),
  ])
  return asked.flat()
}

async function judgeProvider(ask: Ask, site: URL, provider: Provider): Promise<readonly Finding[]> {
  const { metadata, findings } = await discover(ask, provider, site)
  const shape = judgeShape(site, provider)
  if (!metadata) return [...findings, ...shape]
  const asked = await Promise.all([
    judgeEndpoints(ask, site, provider, metadata),
    judgeRegistration(ask, site, provider, metadata),
  ])
  return [...findings, ...shape, ...asked.flat()]
}
