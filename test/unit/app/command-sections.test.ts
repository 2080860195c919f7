import { expect, test } from 'vitest'
import { bySection } from '#app/commands/command-sections.ts'
import type { Command } from '#ui/commands/commands.tsx'

const command = (id: string, section: Command['section'], title: string, keys?: string): Command => ({
  id,
  section,
  title,
  ...(keys !== undefined && { keys }),
  run: () => undefined,
})

test('what the page alone can do comes first, then places, then what can be done everywhere', () => {
  const sections = bySection([
    command('undo', 'general', 'undo'),
    command('go', 'go', 'go'),
    command('archive', 'mail', 'archive'),
  ])
  expect(sections.map(([section]) => section)).toEqual(['mail', 'go', 'general'])
})

test('a command that two keys lead to is listed once, with both', () => {
  const sections = bySection([
    command('next by J', 'calendar', 'next', 'KeyJ'),
    command('create', 'calendar', 'create'),
    command('next by N', 'calendar', 'next', 'KeyN'),
  ])
  expect(sections.flatMap(([, commands]) => commands.map(({ title, allKeys }) => [title, allKeys]))).toEqual([
    ['next', ['KeyJ', 'KeyN']],
    ['create', []],
  ])
})
