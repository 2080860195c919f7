import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from './render-app.tsx'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#app/signed-in/SignedInApp.tsx'
import '#features/inspector/lessons/LessonsPart.tsx'
import '#features/inspector/load-flow-page.ts'

test('all lessons are listed by what they are about, and none is done at first', async () => {
  await renderApp({ at: '/flow/lessons', allowed: [] })
  await screen.findByRole('heading', { name: 'Failures as lessons', level: 1 })
  expect(screen.getByText('0 of 23 done')).toBeDefined()
  const group = screen.getByRole('region', { name: 'The ID token' })
  expect(within(group).getAllByRole('link')).toHaveLength(7)
})

test('an address that names a fault, as tests do, opens its lesson', async () => {
  await renderApp({ at: '/flow/lessons?fault=alg-none', allowed: [] })
  await screen.findByRole('heading', { name: 'alg: none', level: 1 })
  expect(location.pathname).toBe('/flow/lessons/alg-none')
})

test('an address that names no lesson leads to the list', async () => {
  await renderApp({ at: '/flow/lessons/no-such-lesson', allowed: [] })
  await screen.findByRole('heading', { name: 'Failures as lessons', level: 1 })
})

test('on a site without the demo a lesson can be read and not run', async () => {
  await renderApp({ at: '/flow/lessons/wrong-state', allowed: [] })
  await screen.findByText('Lessons need the demo provider, and this site does not offer it.')
  expect(screen.queryByRole('button', { name: 'Run' })).toBeNull()
  expect(screen.queryByRole('radio')).toBeNull()
})

test.each([
  ['ko', '실패로 배우기', '재사용된 리프레시 토큰'],
  ['ja', '失敗から学ぶ', '再利用されたリフレッシュトークン'],
] as const)('lessons are told in %s', async (language, title, lesson) => {
  await renderApp({ at: '/flow/lessons', language, allowed: [] })
  await screen.findByRole('heading', { name: title, level: 1 })
  expect(screen.getByRole('link', { name: lesson })).toBeDefined()
})
