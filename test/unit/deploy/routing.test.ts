import { expect, test } from 'vitest'
import { hostFiles } from '../../../deploy/hosts.ts'
import { parsed } from './configurations.ts'
import { routing } from './host-routing.ts'

/** What a build has below its base, as far as routing may care. */
const built = [
  ...['index.html', '404.html', 'callback.html', 'config.js', 'vault.js', 'icon.svg', 'assets/start-1.js'],
  ...['mail-frame.html', 'mail-frame-images.html', 'demo/index.html', 'demo/authorize.html'],
]
/** Pages with the same content. */
const kinds: Readonly<Record<string, string>> = {
  'index.html': 'app',
  'callback.html': 'app',
  '404.html': 'app',
  'demo/index.html': 'demo',
  'demo/authorize.html': 'demo',
}
const bases = ['/', '/some/path/']

const cases = Object.entries(routing).flatMap(([host, answer]) => bases.map((base) => ({ host, base, answer })))

test.each(cases)('$host below $base answers every address with the right page', ({ host, base, answer }) => {
  const files = hostFiles(parsed({ base }))
  const there = new Set([...built.map((name) => base + name), '/404.html'])
  const ask = (path: string) => {
    const [status, file] = answer(files, base, base + path, (name) => there.has(name))
    const name = file?.replace(base, '') ?? ''
    return [status, kinds[name.replace(/^\//, '')] ?? name]
  }
  const found = (what: string) => [200, what]

  for (const path of ['', 'callback']) expect(ask(path), path).toEqual(found('app'))
  for (const path of ['demo/', 'demo/authorize']) expect(ask(path), path).toEqual(found('demo'))
  for (const name of ['config.js', 'vault.js', 'mail-frame.html', 'assets/start-1.js']) {
    expect(ask(name), name).toEqual(found(name))
  }
  // It has nothing else for them than its page for what is not found, which is the app too.
  const deepStatus = host === 'GitHub Pages' ? 404 : 200
  for (const path of ['calendar', 'mail/thread-1', 'flow/read/pkce', 'signed-out', 'mail/100%25', 'drive/%EB%B4%84']) {
    expect(ask(path), path).toEqual([deepStatus, 'app'])
  }
  // An older page must never take HTML with status 200 for a script.
  expect(ask('assets/gone-2.js')[0]).toBe(404)
})
