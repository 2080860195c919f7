// `npm test`: everything that is checked, in one run, on a fresh clone too. Node's built-ins only.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installMissing, requireNode, root } from '../deploy/install.mjs'
import { findBrowser, howToGetBrowser, installBrowser } from './browser.mjs'

requireNode()
installMissing()
if (!findBrowser()) installBrowser()
const browser = findBrowser()

const bin = (path, ...args) => [join('node_modules', path), ...args]
const types = (project) => bin('typescript/bin/tsc', '-p', join(project, 'tsconfig.json'))
const report = join(tmpdir(), `pixy-tests-${process.pid}.json`)
const tests = (...projects) => [
  ...bin('vitest/vitest.mjs', 'run', ...projects.map((name) => `--project=${name}`)),
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
]

/** Cheapest answers first. A step with `tests` counts each of them, any other counts as one; `needs` names a step. */
const steps = [
  { name: 'formatting', run: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'lint', run: bin('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'types of the page', run: types('.') },
  { name: 'types of the vault', run: types('src/vault') },
  { name: 'types of the built-in provider', run: types('src/mock') },
  { name: "types of the built-in provider's page", run: types('src/mock/page') },
  { name: 'types of tests and build', run: types('test') },
  { name: 'dead code', run: bin('knip/bin/knip.js') },
  { name: 'architecture, unit, integration, hostile', tests: ['architecture', 'unit', 'integration', 'hostile'] },
  { name: 'build', run: bin('vite/bin/vite.js', 'build') },
  { name: 'budgets', tests: ['budgets'], needs: 'build', browser: true },
  { name: 'web servers', tests: ['hosts'], needs: 'build', browser: true },
  { name: 'Firefox and WebKit', tests: ['engines'], needs: 'build' },
  { name: 'end to end', tests: ['e2e'], needs: 'build', browser: true },
]

/** Longer than any step ever took: one that hangs is a failure with a name, not a run without an end. */
const stepTakesAtMostMs = 30 * 60_000

/** @returns {Promise<number>} the exit code */
function node(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    timeout: stepTakesAtMostMs,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...(browser ? { PIXY_BROWSER: browser } : {}) },
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** How many tests passed and failed. A run that fails without a failed test (no test found, a crash) is a failure. */
function count(code) {
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(report, { force: true })
  }
}

async function take(step) {
  if (step.needs && failedSteps.includes(step.needs)) {
    console.log(`Not run: ${step.needs} failed.`)
    return { passed: 0, failed: 1 }
  }
  if (step.browser && !browser) {
    console.log(howToGetBrowser)
    return { passed: 0, failed: 1 }
  }
  const code = await node(step.run ?? tests(...step.tests))
  if (step.tests) return count(code)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const sum = { passed: 0, failed: 0 }
const failedSteps = []
for (const step of steps) {
  const startedAtMs = Date.now()
  console.log(`\n== ${step.name}`)
  const { passed, failed } = await take(step)
  if (failed > 0) failedSteps.push(step.name)
  sum.passed += passed
  sum.failed += failed
  console.log(
    `== ${step.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`,
  )
}

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}`)
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed === 0 ? 0 : 1)
