import type { Configuration, Provider } from '#config/configuration.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { redirectUriOf as redirectUriIn } from '#vault/environment.ts'
import { parseConfigModule } from '../configure.ts'
import { buildOf, splitConfigured } from '../sources.ts'
import { isHtml, isLoopback, isRedirect, textOf, type Answer, type Asked } from './answer.ts'
import { advice, fine, quoted, wrong, type Finding } from './finding.ts'

/**
 * The address of a site as it is meant: with its slash, without query, fragment and `index.html`.
 * @returns undefined where it is none
 */
export function siteUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/(?:\/index\.html)?\/?$/, '/')
  return url
}

/** What a provider has to be told of a site. */
export const redirectUriOf = (site: URL, provider?: Pick<Provider, 'id' | 'ownCallback'>): string =>
  redirectUriIn({ origin: site.origin, configuration: { base: site.pathname } }, provider)

const again = 'Run `npm run configure -- config.json` and put all files of dist on the host anew.'

/** Judges what answers at the site's own address; the rest makes sense only where it is the page. */
export function judgeStart(asked: Asked, site: URL): Finding[] {
  if (asked.kind === 'failure') {
    return [wrong('address', `${site.href} ${asked.words}`, cureOf(asked.reason))]
  }
  const location = asked.headers.get('location')?.[0]
  if (location !== undefined && isRedirect(asked)) {
    const to = URL.parse(location, site)?.href ?? location
    return [
      wrong('address', `${site.href} leads on to ${quoted(to)}`, 'Verify that address, or take the redirect away.'),
    ]
  }
  if (asked.status !== 200 || !isHtml(asked) || !textOf(asked).includes('config.js')) {
    const what = `${site.href} does not answer with Pixy’s page (status ${asked.status})`
    return [wrong('address', what, 'Put the files of dist there, or give the address that they are at.')]
  }
  return []
}

const cures: Readonly<Partial<Record<string, string>>> = {
  certificate:
    'Give the host a certificate of a public authority for this name. For one of your own, set NODE_EXTRA_CA_CERTS.',
  'no-such-host': 'Is the name spelled as it should be, and in the DNS?',
  refused: 'Is the server running, at this port?',
}
const cureOf = (reason: string) => cures[reason] ?? 'Look at the log of the host, and try again.'

/** The configuration of the site, and what is to be said of it. It is data of a stranger: parsed, never run. */
export function judgeConfiguration(
  asked: Asked,
  site: URL,
  start: Answer,
): { configuration: Configuration | undefined; findings: Finding[] } {
  const refused = (what: string, fix: string) => ({
    configuration: undefined,
    findings: [wrong('configuration', what, fix)],
  })
  if (asked.kind === 'failure') return refused(`config.js ${asked.words}`, again)
  if (asked.status !== 200) return refused(`config.js is not there (status ${asked.status})`, again)
  let raw: unknown
  try {
    raw = parseConfigModule(textOf(asked))
  } catch {
    return refused('config.js is not as the build writes it, so it was not read', again)
  }
  const parsed = parseConfiguration(raw, site.origin)
  if (!parsed.ok) {
    const isSecret = (problem: string) => problem.includes('a page cannot keep')
    const stolen = 'Everybody can read it there: take it for stolen, and make a new one at the provider. '
    const findings = parsed.problems.map((problem) =>
      wrong('configuration', `Pixy refuses ${problem}`, `${isSecret(problem) ? stolen : ''}Mend config.json. ${again}`),
    )
    return { configuration: undefined, findings }
  }
  const { configuration } = parsed
  if (configuration.base !== site.pathname) {
    const what = `The site is at ${site.pathname} and configured for ${configuration.base}`
    return refused(what, `Write "base": "${site.pathname}" into config.json. ${again}`)
  }
  const says = fine('configuration', `config.js says ${configurationInWords(configuration)}`)
  return { configuration, findings: [says, ...foreignBuild(textOf(start), textOf(asked))] }
}

/** A page of one build beside the configuration of another: half of an upload, or sources that changed between the two. */
function foreignBuild(page: string, config: string): Finding[] {
  const [built, { sources: configured }] = [buildOf(page), splitConfigured(config)]
  if (built === undefined || configured === undefined || built === configured) return []
  const what = `The page is of the build ${quoted(built)}, and config.js was written by the sources ${quoted(configured)}`
  return [
    advice('configuration', what, `Run \`npm run build\` and \`npm run configure\` with the same sources. ${again}`),
  ]
}

function configurationInWords({ providers, base }: Configuration): string {
  const labels = providers.map(({ label }) => quoted(label)).join(', ')
  return `base ${base}, sign-in at ${labels === '' ? 'no provider' : labels}`
}

/** Whether the connection is what it should be: HTTPS, with a certificate that lasts, and nothing without it. */
export function judgeTransport(answer: Answer, site: URL, withoutTls: Asked | undefined, nowMs: number): Finding[] {
  if (site.protocol === 'http:') {
    if (isLoopback(site)) return [fine('address', 'The site answers; on this machine it needs no HTTPS')]
    return [
      wrong(
        'address',
        'The site is without HTTPS, and browsers give no keys to such a page',
        'Give the host a certificate.',
      ),
    ]
  }
  const findings: Finding[] = []
  const daysLeft = Math.floor(((answer.certificateEndsAtMs ?? Infinity) - nowMs) / 86_400_000)
  if (daysLeft < 14) {
    findings.push(
      wrong('address', `The certificate ends in ${daysLeft} days`, 'Renew it, and let it be renewed by itself.'),
    )
  }
  if (withoutTls?.kind === 'answer') {
    const [to] = withoutTls.headers.get('location') ?? []
    const isLed = isRedirect(withoutTls) && to !== undefined
    if (!isLed || !URL.parse(to, withoutTls.url)?.href.startsWith(`https://${site.host}/`)) {
      const what = `The same address without HTTPS answers with status ${withoutTls.status} instead of leading to HTTPS`
      findings.push(wrong('address', what, `Let http://${site.host}/ redirect to https://${site.host}/.`))
    }
  }
  if (findings.length > 0) return findings
  const lasting = Number.isFinite(daysLeft) ? `, with a certificate for another ${daysLeft} days` : ''
  return [fine('address', `The site answers over HTTPS alone${lasting}`)]
}
