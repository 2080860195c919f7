import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { presetNames, providerPage } from '#features/setup/provider-pages.ts'
import { presets } from '../../../deploy/presets.ts'

test('the page names the presets that the build knows', () => {
  expect(presetNames).toEqual([...presets.keys()].toSorted())
})

test.each([...presetNames, 'other'])('an issuer as docs/providers has it leads to its page: %s', (name) => {
  const path = `docs/providers/${name}.md`
  expect(existsSync(path)).toBe(true)
  const issuers = [...readFileSync(path, 'utf8').matchAll(/"issuer": "([^"]+)"/g)].map(([, issuer = '']) => issuer)
  expect(issuers.length).toBeGreaterThan(0)
  for (const issuer of issuers) expect(providerPage(issuer)).toBe(path)
})
