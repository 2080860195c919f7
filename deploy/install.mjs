// Node's built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const needed = [20, 19]

/** Ends the process with a sentence where Node is too old for the tools. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  console.error(
    `Pixy needs Node ${needed.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  )
  process.exit(1)
}

/** Installs what the lockfile names, unless that is done already. Ends the process where it cannot be done. */
export function installMissing() {
  if (isInstalled()) return
  console.log('Installing what is missing (npm ci) ...')
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) return
  console.error('npm ci failed; without its packages Pixy cannot run. Is the npm registry reachable?')
  process.exit(1)
}

/** Whether npm's own record of what it installed agrees with the lockfile. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const there = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  )
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(`${root}/${path}`, 'utf8')).packages
  } catch {
    return {}
  }
}
