import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Suspense, use, useEffect, useRef, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CommandKeys, commandsOnScreen, KeysAwaited, useCommands, type Command } from '#ui/commands/commands.tsx'
import { preferences } from '#ui/preferences/preferences.ts'
import { browserRoot } from './browser-root.ts'

afterEach(() => preferences.change({ singleKeys: true }))

const done: string[] = []
afterEach(() => void done.splice(0))

const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  section: 'general',
  title: `command.${id}`,
  keys,
  run: () => void done.push(id),
  ...more,
})

function Offer({ commands }: { commands: readonly Command[] }) {
  useCommands(commands)
  return null
}

const usual = [
  command('create', 'KeyC'),
  command('inbox', 'KeyG KeyI'),
  command('go', 'KeyI'),
  command('palette', 'Mod+KeyK'),
  command('next', 'KeyJ', { repeats: true }),
]

function show(commands: readonly Command[] = usual) {
  return render(
    <>
      <Offer commands={commands} />
      <CommandKeys />
      <input aria-label="Search" />
      <textarea aria-label="Text" />
      <div contentEditable suppressContentEditableWarning role="textbox" aria-label="Mail">
        <b>bold</b>
      </div>
      <input type="checkbox" aria-label="Choose" />
      <ul role="menu">
        <li role="menuitem" tabIndex={-1}>
          Copy
        </li>
      </ul>
      <div role="alertdialog" aria-label="Notice" aria-modal="false">
        <button>Undo</button>
      </div>
    </>,
  )
}

const press = (code: string, more: KeyboardEventInit = {}, at: Element = document.body) =>
  fireEvent.keyDown(at, { code, key: code.replace(/^Key/, '').toLowerCase(), ...more })

test('a key runs its command, whatever the layout writes', () => {
  show()
  press('KeyC', { key: 'ㅊ' })
  press('KeyC', { key: 'そ' })
  expect(done).toEqual(['create', 'create'])
})

test('strokes of an input method are its own', () => {
  show()
  press('KeyC', { isComposing: true })
  press('KeyC', { key: 'Process', keyCode: 229 })
  expect(done).toEqual([])
})

test.each(['Search', 'Text', 'Mail'])('nothing runs while somebody types: %s', (name) => {
  show()
  press('KeyC', {}, screen.getByRole('textbox', { name }))
  expect(done).toEqual([])
})

test('letters in a menu are not for commands; on a checkbox and on a notice they are', () => {
  show()
  press('KeyC', {}, screen.getByText('bold'))
  press('KeyC', {}, screen.getByRole('menuitem'))
  expect(done).toEqual([])
  press('KeyC', {}, screen.getByRole('checkbox'))
  press('KeyC', {}, screen.getByRole('button', { name: 'Undo' }))
  expect(done).toEqual(['create', 'create'])
})

test('while there is a dialog no letter is for the page behind it, wherever the focus is', () => {
  show()
  const { unmount } = render(
    <div role="dialog" aria-label="Dialog">
      <button>In it</button>
    </div>,
  )
  press('KeyC', {}, screen.getByRole('button', { name: 'In it' }))
  press('KeyC', {}, screen.getByRole('checkbox'))
  press('KeyC')
  expect(done).toEqual([])
  unmount()
  press('KeyC')
  expect(done).toEqual(['create'])
})

test('a command with Control runs from a text field too', () => {
  show()
  press('KeyK', { ctrlKey: true }, screen.getByRole('textbox', { name: 'Search' }))
  expect(done).toEqual(['palette'])
})

test('a key with Control, Option or Command that is nobody’s is left to the browser', () => {
  show()
  for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) press('KeyC', { [modifier]: true })
  expect(done).toEqual([])
})

test('two strokes make a command, and the second alone another', () => {
  show()
  press('KeyG', { key: 'ㅎ' })
  press('KeyI', { key: 'ㅑ' })
  press('KeyI')
  expect(done).toEqual(['inbox', 'go'])
})

test('pressing Shift in between does not break a sequence', () => {
  show([command('end', 'KeyG Shift+KeyG')])
  press('KeyG')
  press('ShiftLeft', { key: 'Shift', shiftKey: true })
  press('ShiftLeft', { key: 'Shift', shiftKey: true, repeat: true })
  press('KeyG', { key: 'G', shiftKey: true })
  expect(done).toEqual(['end'])
})

test('a sequence that does not go on counts as not begun', () => {
  show()
  press('KeyG')
  press('KeyC')
  expect(done).toEqual(['create'])
})

test('who waits too long after the first stroke begins anew', () => {
  const timeStamp = vi.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(1_000)
  show()
  press('KeyG')
  timeStamp.mockReturnValue(2_600)
  press('KeyI')
  expect(done).toEqual(['go'])
})

test('a key held down runs once, unless the command is made for it', () => {
  show()
  press('KeyC')
  press('KeyC', { repeat: true })
  press('KeyJ')
  press('KeyJ', { repeat: true })
  expect(done).toEqual(['create', 'next', 'next'])
})

test('what a widget has used for itself runs nothing', () => {
  show()
  const box = screen.getByRole('checkbox')
  box.addEventListener('keydown', (event) => event.preventDefault())
  press('KeyC', {}, box)
  expect(done).toEqual([])
})

test('with the switch off single keys run nothing, sequences neither, and Control K still does', () => {
  preferences.change({ singleKeys: false })
  show()
  press('KeyC')
  press('KeyG')
  press('KeyI')
  press('KeyK', { ctrlKey: true })
  expect(done).toEqual(['palette'])
})

test('commands come and go with their part of the page, and the latest of one id counts', () => {
  const { rerender } = render(<Offer commands={[command('a', 'KeyA')]} />)
  rerender(
    <>
      <Offer commands={[command('a', 'KeyA'), command('b', 'KeyB')]} />
      <Offer commands={[command('b', 'KeyX')]} />
    </>,
  )
  expect(commandsOnScreen().map(({ id, keys }) => `${id} ${keys}`)).toEqual(['a KeyA', 'b KeyX'])
  rerender(<></>)
  expect(commandsOnScreen()).toEqual([])
})

function draw(content: ReactNode): HTMLElement {
  const { place, root } = browserRoot()
  root.render(content)
  return place
}

/** Until something is drawn, and no longer. */
const drawn = (place: HTMLElement, selector: string) =>
  new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (place.querySelector(selector)) resolve()
    })
    observer.observe(place, { childList: true, subtree: true })
  })

const pressAtOnce = () =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyC', key: 'c', bubbles: true }))

test('a key that is pressed as soon as there is something to see runs its command', async () => {
  const place = draw(
    <>
      <CommandKeys />
      <Offer commands={usual} />
      <p>Calendar</p>
    </>,
  )
  await drawn(place, 'p')
  pressAtOnce()
  await waitFor(() => expect(done).toEqual(['create']))
})

test('what has come and is about to take the focus lets no key pass to the page', async () => {
  let arrive = () => undefined as void
  const code = new Promise<void>((resolve) => (arrive = resolve))
  function Composer() {
    use(code)
    const field = useRef<HTMLTextAreaElement>(null)
    useEffect(() => field.current?.focus(), [])
    return <textarea ref={field} />
  }
  const place = draw(
    <>
      <CommandKeys />
      <Offer commands={usual} />
      <p>Mail</p>
      <Suspense fallback={<KeysAwaited />}>
        <Composer />
      </Suspense>
    </>,
  )
  await drawn(place, 'p')
  pressAtOnce()
  const ready = drawn(place, 'textarea')
  arrive()
  await ready
  expect(document.activeElement).toBe(document.body)
  pressAtOnce()
  await waitFor(() => expect(document.activeElement).toBeInstanceOf(HTMLTextAreaElement))
  expect(done).toEqual([])
})
