// Node's built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const { env, platform } = process

/** Names under which a Chromium stands in the search path. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Where the installers of Chrome, Chromium and Edge put them, on systems that do not use the search path. */
const usualPlaces = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
  ),
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          'Google/Chrome/Application/chrome.exe',
          'Chromium/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
        ].map((path) => join(folder, path))
      : [],
  ),
}

const playwrightCache = {
  linux: join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright'),
  darwin: join(homedir(), 'Library/Caches/ms-playwright'),
  win32: join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
}

const insidePlaywright = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
]

export const howToGetBrowser = [
  'No Chrome, Chromium or Edge was found, and the end-to-end tests need one. Any of these will do:',
  '  install Google Chrome, Chromium or Microsoft Edge in the usual way',
  '  npx playwright-core install chromium',
  '  set PIXY_BROWSER to the path of a Chromium-based browser',
].join('\n')

/** The path of a Chromium-based browser, or undefined. `PIXY_BROWSER` goes before all that is found. */
export function findBrowser() {
  if (env.PIXY_BROWSER) return isProgram(env.PIXY_BROWSER) ? env.PIXY_BROWSER : undefined
  return [...(usualPlaces[platform] ?? []), ...inSearchPath(), ...ofPlaywright()].find(isProgram)
}

/** On Debian and its kin, as root, the package manager may bring a browser. Elsewhere this does nothing. */
export function installBrowser() {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) return
  console.log('No browser found; installing chromium (apt-get) ...')
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  if (apt('install', '-y', '--no-install-recommends', 'chromium')) return
  if (apt('update')) apt('install', '-y', '--no-install-recommends', 'chromium')
}

function inSearchPath() {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** Newest first. */
function ofPlaywright() {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? playwrightCache[platform] ?? ''
  const versions = list(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
  return versions.flatMap((version) => insidePlaywright.map((path) => join(cache, version, path)))
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
