import type { Finding } from '../../../../deploy/verify/finding.ts'
import type { Report } from '../../../../deploy/verify/verify.ts'

/** What and how to mend it, of all findings of one outcome. */
export const said = ({ findings }: Report, outcome: Finding['outcome'] = 'wrong'): string[] =>
  findings.filter((finding) => finding.outcome === outcome).map(({ what, fix }) => `${what} → ${fix ?? ''}`)
