import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resolvePresets } from '../../../deploy/presets.ts'
import { parsed } from './configurations.ts'

const page = readFileSync('docs/broker-token.md', 'utf8')
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block)

test('both configurations of the page are accepted, and name where the token is handed over', () => {
  const sources = blocks.map((block) => {
    const resolved = resolvePresets(JSON.parse(block))
    return resolved.ok ? parsed(resolved.source).providers[0]?.apiToken : undefined
  })
  expect(sources.map((source) => source && [new URL(source.url).pathname, source.pointer])).toEqual([
    ['/realms/work/broker/google/token', '/access_token'],
    ['/api/my-account/identities/google/access-token', '/access_token'],
  ])
})
