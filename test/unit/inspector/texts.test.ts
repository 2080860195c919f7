import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actors, traceSteps } from '#trace/entry.ts'

const catalogue = (language: string) =>
  readFileSync(new URL(`../../../src/i18n/locales/flow/${language}.po`, import.meta.url), 'utf8')

test.each(['en', 'ko', 'ja'])('every step and every actor has its words in %s', (language) => {
  const text = catalogue(language)
  const ids = [
    ...traceSteps.flatMap((step) => [`flow.step.${step}`, `flow.what.${step}`]),
    ...actors.map((actor) => `flow.actor.${actor}`),
  ]
  expect(ids.filter((id) => !new RegExp(`msgid "${id}"\\nmsgstr "[^"]`).test(text))).toEqual([])
})
