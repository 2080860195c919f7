// `npm run bench`: what the app costs with very much in it, on the built files. Figures stand in README.md beside this.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installMissing, requireNode, root } from '../../deploy/install.mjs'
import { findBrowser, howToGetBrowser } from '../browser.mjs'

requireNode()
installMissing()
const browser = findBrowser()
if (!browser) {
  console.log(howToGetBrowser)
  process.exit(1)
}
const node = (...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PIXY_BROWSER: browser } })
    .status ?? 1
if (!existsSync(join(root, 'dist', 'index.html'))) node(join('node_modules', 'vite/bin/vite.js'), 'build')
process.exit(node(join('node_modules', 'vitest/vitest.mjs'), 'run', '--project=bench', ...process.argv.slice(2)))
