// `npm test`: everything that is checked, in one run, on a fresh clone too. Node's built-ins only.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { installMissing, requireNode, root } from '../deploy/install.mjs'
import { findBrowser, howToGetBrowser, installBrowser } from './browser.mjs'

requireNode()
installMissing()
if (!findBrowser()) installBrowser()
const browser = findBrowser()

const bin = (path, ...args) => [join('node_modules', path), ...args]
const types = (project) => bin('typescript/bin/tsc', '-p', join(project, 'tsconfig.json'))
const reportOf = ({ tests }) => join(tmpdir(), `pixy-tests-${process.pid}-${tests.join('-')}.json`)
const commandOf = (step) =>
  step.run ?? [
    ...bin('vitest/vitest.mjs', 'run', ...step.tests.map((name) => `--project=${name}`), ...(step.options ?? [])),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(step)}`],
  ]

/**
 * Cheapest answers first. A step with `tests` counts each of them, any other counts as one; `needs` names a step. Where
 * there are two lists, both are gone through at once: one waits for servers and browsers, the other computes meanwhile.
 */
const stages = [
  [
    [
      { name: 'formatting', run: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
      { name: 'types of the page', run: types('.') },
      { name: 'types of the vault', run: types('src/vault') },
      { name: 'types of the built-in provider', run: types('src/mock') },
      { name: "types of the built-in provider's page", run: types('src/mock/page') },
      { name: 'types of tests and build', run: types('test') },
      { name: 'dead code', run: bin('knip/bin/knip.js') },
      { name: 'architecture, unit, hostile', tests: ['architecture', 'unit', 'hostile'], options: ['--maxWorkers=1'] },
    ],
    [
      { name: 'lint', run: bin('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
      { name: 'build', run: bin('vite/bin/vite.js', 'build') },
      { name: 'web servers', tests: ['hosts'], needs: 'build', browser: true },
      { name: 'Firefox and WebKit', tests: ['engines'], needs: 'build' },
    ],
  ],
  [[{ name: 'integration', tests: ['integration'] }]],
  [[{ name: 'budgets', tests: ['budgets'], needs: 'build', browser: true }]],
  [[{ name: 'end to end', tests: ['e2e'], needs: 'build', browser: true }]],
]

/** Longer than any step ever took: one that hangs is a failure with a name, not a run without an end. */
const stepTakesAtMostMs = 30 * 60_000

/**
 * @param quiet says nothing before its end
 * @returns {Promise<{ code: number, said: string }>} the exit code, and what was not yet said
 */
function node(args, quiet) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    timeout: stepTakesAtMostMs,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...(browser ? { PIXY_BROWSER: browser } : {}) },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
    // What a killed step leaves behind may hold its output open.
    child.on('exit', (code) => setTimeout(() => resolve({ code: code ?? 1, said }), 5_000).unref())
  })
}

/** Of each failure so much stands once more at the very end, where a log is read first. */
const repeatedLines = 30
const linesOf = (text) => text.trim().split('\n')
const ofOurs = (line) => !/^\s+at .*node_modules|^\s+at new Promise \(<anonymous>\)/.test(line)
const firstLines = (text) => linesOf(text).filter(ofOurs).slice(0, repeatedLines).join('\n')
const lastLines = (text) => linesOf(text).slice(-repeatedLines).join('\n')

/** How many tests passed, and which failed with what error, files that could not even begin among them; or no report. */
function outcomeOf(report) {
  try {
    const { numPassedTests: passed, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed')
      if (status === 'failed' && failed.length === 0) return [`${relative(root, name)}\n${firstLines(message)}`]
      return failed.map(
        ({ fullName, failureMessages }) =>
          `${relative(root, name)}: ${fullName}\n${firstLines(failureMessages.join('\n'))}`,
      )
    })
    return { passed, failures }
  } catch {
    return undefined
  } finally {
    rmSync(report, { force: true })
  }
}

/** A run that fails without a failed test (no test found, a crash) is a failure too: what it said last stands for it. */
async function take(step, quiet) {
  const notRun = (why) => ({ passed: 0, failures: [why], said: `${why}\n` })
  if (step.needs && failedSteps.includes(step.needs)) return notRun(`Not run: ${step.needs} failed.`)
  if (step.browser && !browser) return notRun(howToGetBrowser)
  const { code, said } = await node(commandOf(step), quiet)
  const outcome = step.tests ? outcomeOf(reportOf(step)) : { passed: code === 0 ? 1 : 0, failures: [] }
  if (outcome && (code === 0 || outcome.failures.length > 0)) return { ...outcome, said }
  return { passed: outcome?.passed ?? 0, failures: [lastLines(said) || 'What it said stands above.'], said }
}

/** @type {{ passed: number, failures: string[] }} */
const sum = { passed: 0, failures: [] }
const failedSteps = []

async function go(steps, quiet) {
  for (const step of steps) {
    const startedAtMs = Date.now()
    if (!quiet) console.log(`\n== ${step.name}`)
    const { passed, failures, said } = await take(step, quiet)
    if (failures.length > 0) failedSteps.push(step.name)
    sum.passed += passed
    sum.failures.push(...failures.map((failure) => `-- ${step.name}: ${failure}`))
    if (quiet) console.log(`\n== ${step.name}`)
    process.stdout.write(said)
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
    console.log(`== ${step.name}: ${failures.length === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  }
}

for (const lists of stages) await Promise.all(lists.map((steps) => go(steps, lists.length > 1)))

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}`)
for (const failure of sum.failures) console.log(`\n${failure}`)
console.log(`\n${sum.passed} passed, ${sum.failures.length} failed`)
process.exit(sum.failures.length === 0 ? 0 : 1)
