import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { WebKitPrograms } from './webkit.ts'

const packages = ['firefox-esr', 'webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb']

const howToGetEngines = [
  'The walks through Firefox and WebKit need the browsers as Debian and Ubuntu package them:',
  `  apt-get update && apt-get install ${packages.join(' ')}`,
  'As root that is done for you; on other systems run them in a container of Debian.',
].join('\n')

export interface Programs {
  firefox: string
  webkit: WebKitPrograms
}

/**
 * The browsers of this machine; where the tests run as root they are installed.
 * @throws Error with a sentence that says what to install
 */
export function findPrograms(): Programs {
  const programs = found() ?? (install() ? found() : undefined)
  if (!programs) throw new Error(howToGetEngines)
  return programs
}

function found(): Programs | undefined {
  const inPath = (...names: string[]) => names.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path)) ?? ''
  const browser = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  const programs = {
    firefox: inPath('firefox-esr', 'firefox'),
    webkit: {
      xvfb: inPath('Xvfb'),
      driver: inPath('WebKitWebDriver'),
      browser: browser.find((path) => existsSync(path)) ?? '',
    },
  }
  return [programs.firefox, ...Object.values(programs.webkit)].every(Boolean) ? programs : undefined
}

const installTakesAtMostMs = 300_000

function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
      timeout: installTakesAtMostMs,
    }).status === 0
  const fetchPackages = () => apt('install', '-y', '--no-install-recommends', ...packages)
  return fetchPackages() || (apt('update') && fetchPackages())
}
