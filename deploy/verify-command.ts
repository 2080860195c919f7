import { parseArgs } from 'node:util'
import { createAsk } from './verify/asker.ts'
import { reportAsJson, reportInWords } from './verify/report.ts'
import { siteUrl } from './verify/site.ts'
import { verify } from './verify/verify.ts'

const usage = `usage: npm run verify -- [--json] [--site-only] https://host/path/

Looks at a deployed site from outside and says what to fix: pages, files, headers, policy, caching and compression,
and whether providers and APIs let it in. Sends GET and OPTIONS to the site and to what its config.js names, without
cookies and tokens; what the site sends is never run.

  --json       the report as JSON; "npm run --silent verify" leaves npm's own lines out
  --site-only  leaves providers and APIs alone
  --help       this text

Ends with 0 when nothing has to be fixed, 1 when something has, 2 when it was called wrongly.
`

/** `npm run verify -- https://host/path/`. @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  const options = optionsOf(args)
  if (options?.help) {
    process.stdout.write(usage)
    return 0
  }
  const site = options?.site
  if (!options || !site) {
    process.stderr.write(usage)
    return 2
  }
  process.stderr.write(`Looking at ${site.href} ...\n`)
  const report = await verify(createAsk(), site, options)
  process.stdout.write(options.json ? reportAsJson(report) : reportInWords(report))
  return report.ok ? 0 : 1
}

function optionsOf(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  const options = { json: flag, 'site-only': flag, help: { ...flag, short: 'h' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [address = '', ...more] = positionals
    const { json, help, 'site-only': siteOnly } = values
    return { json, help, siteOnly, site: more.length === 0 ? siteUrl(address) : undefined }
  } catch {
    return undefined
  }
}
