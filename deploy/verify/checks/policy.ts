import type { Configuration } from '#config/configuration.ts'
import { appPolicy, ownPolicies } from '../../headers.ts'
import { contentSecurityPolicy, metaForm } from '../../policy.ts'
import { headerOf, textOf, type Answer } from '../answer.ts'
import { orFine, quoted, wrong, type Finding } from '../finding.ts'
import type { Host } from '../host.ts'
import { answerAt, answersOf, grouped, shown } from '../seen.ts'
import type { Visit } from '../visit.ts'

/** Directives that take nothing away and give nothing: where reports go, and what HTTPS makes needless. */
const harmless = /^(?:report-uri|report-to|upgrade-insecure-requests|block-all-mixed-content)$/

/** Whether page, vault and scripts have the policy that their own configuration asks for, in header and page. */
export function judgePolicy(visit: Visit, configuration: Configuration, host: Host): readonly Finding[] {
  const own = new Map(ownPolicies.map(([path, [, value]]) => [path, value]))
  const [, ofApp] = appPolicy(configuration)
  const documents = answersOf(visit).filter(([path]) => !path.endsWith('.svg'))
  const problems = documents.flatMap(([path, answer]) =>
    problemsOf(answer, own.get(path) ?? ofApp).map((problem) => ({ path, problem })),
  )
  const findings = [...grouped(problems, ({ problem }) => problem)].map((group) => {
    const paths = group.map(({ path }) => path)
    const vault = paths.includes('vault.js') ? ' (the vault has no other policy than this header)' : ''
    return wrong('policy', `The policy of ${shown(visit, paths)} ${group[0].problem}${vault}`, host.headers)
  })
  const inPage = policyInPage(answerAt(visit.answers, ''))
  const differences = differencesOf(inPage ?? '', metaForm(contentSecurityPolicy(configuration)))
  if (differences.length > 0) {
    const what = `The policy in the page itself ${inPage === undefined ? 'is missing' : (differences[0] ?? '')}`
    findings.push(
      wrong('policy', what, 'Put the pages on the host that `npm run configure` wrote together with config.js.'),
    )
  }
  return orFine(findings, 'policy', 'The policy is the one of this configuration, in headers and page')
}

function problemsOf(answer: Answer, expected: string): string[] {
  const sent = headerOf(answer, 'content-security-policy')
  if (sent === undefined) {
    const isReported = headerOf(answer, 'content-security-policy-report-only') !== undefined
    return [isReported ? 'is sent as Report-Only, which forbids nothing' : 'is not sent']
  }
  // Several headers, or one with a comma, are several policies, and each of them has to allow what is done.
  const policies = [...new Set(sent.split(',').map((one) => one.trim()))]
  if (policies.length > 1) return ['is sent twice, in two versions: what only one of them allows is refused']
  return differencesOf(sent, expected)
}

/** How a policy differs from the expected one, each as the end of a sentence. The order of sources means nothing. */
function differencesOf(sent: string, expected: string): string[] {
  const [there, wanted] = [parsePolicy(sent), parsePolicy(expected)]
  const missing = [...wanted].flatMap(([name, sources]) => {
    const given = there.get(name)
    if (!given) return [`has no ${name}`]
    const added = given.filter((one) => !sources.includes(one))
    const lost = sources.filter((one) => !given.includes(one))
    return [
      ...(added.length > 0 ? [`allows in ${name} what nothing needs: ${quoted(added.join(' '))}`] : []),
      ...(lost.length > 0 ? [`does not have in ${name} what Pixy needs: ${quoted(lost.join(' '))}`] : []),
    ]
  })
  const foreign = [...there.keys()].filter((name) => !wanted.has(name) && !harmless.test(name))
  return [...missing, ...(foreign.length > 0 ? [`has what Pixy does not know: ${quoted(foreign.join(', '))}`] : [])]
}

/** The first directive of a name counts, later ones do not (CSP Level 3 §2.2.1). `'none'` is no source. */
function parsePolicy(text: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>()
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    const known = name.toLowerCase()
    if (known === '' || directives.has(known)) continue
    directives.set(
      known,
      sources.filter((source) => source !== "'none'"),
    )
  }
  return directives
}

const longestPage = 100_000

function policyInPage(page: Answer | undefined): string | undefined {
  const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]{0,20000})"/i
  const [, value] = meta.exec(page ? textOf(page).slice(0, longestPage) : '') ?? []
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
