/** What of a `KeyboardEvent` names a stroke. */
export type Stroke = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Where the marks are on the keyboard that strokes are named after, plain and with Shift. */
const marks: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
}
const strokeOfMark = new Map(
  Object.entries(marks).flatMap(([code, pair]) =>
    [...pair].map((mark, index) => [mark, index === 0 ? code : `Shift+${code}`] as const),
  ),
)

/**
 * The name of a stroke: modifiers in the order Mod, Ctrl, Meta, Alt, Shift, and `KeyboardEvent.code`. Letters go by
 * their place, so that a Korean or Japanese layout changes nothing. Marks go by what is printed on the key, because `?`
 * is elsewhere on many keyboards.
 * @param isApple where Mod is Command, and Control elsewhere
 * @see https://www.w3.org/TR/uievents-code/
 */
export function strokeOf(event: Stroke, isApple: boolean): string {
  const mod = isApple ? event.metaKey : event.ctrlKey
  const other = isApple ? event.ctrlKey : event.metaKey
  const before = `${mod ? 'Mod+' : ''}${other ? (isApple ? 'Ctrl+' : 'Meta+') : ''}${event.altKey ? 'Alt+' : ''}`
  const mark = before === '' ? strokeOfMark.get(event.key) : undefined
  return mark ?? `${before}${event.shiftKey ? 'Shift+' : ''}${event.code}`
}

/** Whether a stroke could be somebody typing: a letter or a mark by itself. */
export const isPlain = (stroke: string) => !/^(Mod|Ctrl|Meta|Alt)\+/.test(stroke)

const caps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}
const appleCaps: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' }
const otherCaps: Readonly<Record<string, string>> = { Mod: 'Ctrl' }

/** The caps to press, stroke by stroke: `KeyG KeyI` is G and then I, `Mod+KeyK` is Ctrl and K together. */
export function keyCaps(keys: string, isApple: boolean): string[][] {
  return keys.split(' ').map((stroke) => {
    const parts = stroke.split('+')
    const code = parts.at(-1) ?? ''
    const pair = marks[code]
    if (pair && parts.length === 2 && parts[0] === 'Shift') return [pair.charAt(1)]
    const last = pair?.charAt(0) ?? caps[code] ?? code.replace(/^(Key|Numpad)/, '')
    return [...parts.slice(0, -1).map((name) => (isApple ? appleCaps : otherCaps)[name] ?? name), last]
  })
}

/** Whether keys are called as Apple calls them. */
export const isAppleKeyboard = () => /Mac|iPhone|iPad/.test(navigator.platform)
