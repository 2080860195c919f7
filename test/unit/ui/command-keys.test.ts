import { expect, test } from 'vitest'
import { isPlain, keyCaps, strokeOf, type Stroke } from '#ui/commands/command-keys.ts'

const stroke = (code: string, key: string, more: Partial<Stroke> = {}): Stroke => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test.each([
  ['Latin', 'c'],
  ['Hangul', 'ㅊ'],
  ['kana', 'そ'],
  ['Cyrillic', 'с'],
  ['Dvorak', 'j'],
])('a letter goes by its place on the keyboard: %s', (_layout, key) => {
  expect(strokeOf(stroke('KeyC', key), false)).toBe('KeyC')
})

test.each([
  ['US', 'Slash', '?'],
  ['German', 'Minus', '?'],
  ['French', 'KeyM', '?'],
])('a mark goes by what is printed on the key: question mark on a %s keyboard', (_layout, code, key) => {
  expect(strokeOf(stroke(code, key, { shiftKey: true }), false)).toBe('Shift+Slash')
})

test('a key that types no mark of ours goes by its place, also with Shift', () => {
  expect(strokeOf(stroke('Slash', 'め'), false)).toBe('Slash')
  expect(strokeOf(stroke('Digit3', '§', { shiftKey: true }), false)).toBe('Shift+Digit3')
})

test('Mod is Command on Apple keyboards and Control elsewhere, and the other one is something else', () => {
  expect(strokeOf(stroke('KeyK', 'k', { ctrlKey: true }), false)).toBe('Mod+KeyK')
  expect(strokeOf(stroke('KeyK', 'k', { metaKey: true }), true)).toBe('Mod+KeyK')
  expect(strokeOf(stroke('KeyK', 'k', { ctrlKey: true }), true)).toBe('Ctrl+KeyK')
  expect(strokeOf(stroke('KeyK', 'k', { metaKey: true }), false)).toBe('Meta+KeyK')
  expect(strokeOf(stroke('KeyK', 'ㅏ', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+KeyK')
})

test('letters and marks alone are plain, with Shift too; anything with Control, Command or Option is not', () => {
  expect(['KeyC', 'Shift+Slash', 'Enter'].every(isPlain)).toBe(true)
  expect(['Mod+KeyK', 'Ctrl+KeyK', 'Meta+KeyK', 'Alt+ArrowUp', 'Mod+Shift+KeyK'].some(isPlain)).toBe(false)
})

test.each([
  ['KeyC', [['C']]],
  ['KeyG KeyI', [['G'], ['I']]],
  ['Slash', [['/']]],
  ['Shift+Slash', [['?']]],
  ['Shift+Digit3', [['#']]],
  ['Shift+KeyU', [['Shift', 'U']]],
  ['Mod+KeyK', [['Ctrl', 'K']]],
  ['ArrowDown', [['↓']]],
])('%s is shown as the caps to press', (keys, caps) => {
  expect(keyCaps(keys, false)).toEqual(caps)
})

test('Apple keyboards have their own caps', () => {
  expect(keyCaps('Mod+Shift+KeyK', true)).toEqual([['⌘', '⇧', 'K']])
})
