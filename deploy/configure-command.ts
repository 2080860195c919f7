import { configure, type Configured } from './configure.ts'
import { readSource } from './source.ts'
import { plain } from './verify/finding.ts'

/** `npm run configure -- config.json [dist]`. @returns the exit code */
export function run([source, dist = 'dist']: readonly string[]): number {
  if (!source) {
    process.stderr.write('usage: npm run configure -- config.json [dist]\n')
    return 1
  }
  const done = attempt(source, dist)
  if (!done.ok) {
    const isOfKeys = done.problems.some((problem) => /^config[.:]/.test(problem))
    const more = isOfKeys ? ['Every key is in docs/configuration.md.'] : []
    process.stderr.write([['Nothing was written:', ...done.problems.map(plain)].join('\n  '), ...more, ''].join('\n'))
    return 1
  }
  for (const warning of done.warnings) process.stderr.write(`Worth a look: ${plain(warning)}\n`)
  process.stdout.write(`Configured ${dist} for ${done.base}\n`)
  return 0
}

function attempt(source: string, dist: string): Configured {
  try {
    return configure(dist, readSource(source))
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] }
  }
}
