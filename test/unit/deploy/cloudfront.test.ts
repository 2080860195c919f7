import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { hostFiles } from '../../../deploy/hosts.ts'
import { parsed } from './configurations.ts'

const filesFor = (base: string) => hostFiles(parsed({ base }))

interface Template {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
  Outputs: object
}
const templateFor = (base: string) => JSON.parse(filesFor(base)['hosts/cloudfront.json'] ?? '') as Template

/** The function of the template, run as CloudFront does: which file an address is answered with. */
function answeredBy(base: string, uri: string): unknown {
  const code = templateFor(base).Resources['Routing']?.Properties['FunctionCode'] as string
  const event = JSON.stringify({ request: { uri } })
  return runInNewContext(`${code}; var answer = handler(${event}); answer.uri || answer.headers.location.value`)
}

test.each(['/', '/some/path/'])(
  'CloudFront below %s answers addresses of the app with its page, files with themselves',
  (base) => {
    for (const path of ['', 'callback', 'calendar', 'mail/thread-1', 'drive/folder.with.dots', 'flow/read/pkce']) {
      expect(answeredBy(base, base + path), path).toBe(`${base}index.html`)
    }
    for (const path of ['demo/', 'demo/authorize']) expect(answeredBy(base, base + path)).toBe(`${base}demo/index.html`)
    for (const path of ['assets/a.js', 'config.js', 'mail-frame.html', 'nowhere', 'calendars']) {
      expect(answeredBy(base, base + path), path).toBe(base + path)
    }
  },
)

test('CloudFront leads from the base without its slash to the base, and leaves the rest of the host alone', () => {
  expect(answeredBy('/some/path/', '/some/path')).toBe('/some/path/')
  expect(answeredBy('/some/path/', '/other/')).toBe('/other/')
})

test('whatever the template refers to is in it, and the function is not longer than CloudFront takes', () => {
  const { Resources, Outputs } = templateFor('/')
  const text = JSON.stringify({ Resources, Outputs })
  const named = [
    ...text.matchAll(/"Ref":"(\w+)"/g),
    ...text.matchAll(/"Fn::GetAtt":\["(\w+)"/g),
    ...text.matchAll(/\$\{(\w+)[}.]/g),
  ].map(([, name]) => name)
  expect(new Set(named).size).toBeGreaterThan(5)
  expect(named.filter((name = '') => !(name in Resources))).toEqual([])
  expect(String(Resources['Routing']?.Properties['FunctionCode']).length).toBeLessThan(10_000)
})

test('the upload gives hashed files their year and the rest none, and keeps what older pages still load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pixy-s3-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'upload.sh'), filesFor('/some/path/')['hosts/s3-upload.sh'] ?? '')
  writeFileSync(join(folder, 'aws'), '#!/bin/sh\nfor word; do echo "$word" >> said; done\necho --- >> said\n')
  chmodSync(join(folder, 'aws'), 0o755)
  execFileSync('sh', ['upload.sh', 'my-bucket'], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  })
  const [assets = [], rest = []] = readFileSync(join(folder, 'said'), 'utf8')
    .split('---\n')
    .map((call) => call.split('\n'))
  expect(assets.slice(0, 4)).toEqual(['s3', 'sync', 'assets', 's3://my-bucket/some/path/assets'])
  expect(assets).toContain('public, max-age=31536000, immutable')
  expect(rest.slice(0, 4)).toEqual(['s3', 'sync', '.', 's3://my-bucket/some/path/'])
  expect(rest).toEqual(expect.arrayContaining(['--exclude', 'assets/*', 'hosts/*', '_*', '.*', 'no-cache']))
  expect([...assets, ...rest]).not.toContain('--delete')
})
