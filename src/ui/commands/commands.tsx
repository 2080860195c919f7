import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { preferences } from '../preferences/preferences.ts'
import { isAppleKeyboard, isPlain, strokeOf } from './command-keys.ts'

/** Something that a person can do: one table is what keys, help and palette all follow. */
export interface Command {
  id: string
  section: 'go' | 'calendar' | 'mail' | 'drive' | 'general'
  /** Id of a text. */
  title: string
  /** Strokes by `KeyboardEvent.code`, one after the other: `KeyC`, `Slash`, `KeyG KeyI`, `Mod+KeyK`, `Shift+Digit3`. */
  keys?: string
  /** A key that is held down does it again and again. */
  repeats?: boolean
  run: () => void
}

const registered = new Map<object, readonly Command[]>()

/** All commands of what is on screen; of two with one id, that of the part which came last. */
export function commandsOnScreen(): readonly Command[] {
  return [...new Map([...registered.values()].flat().map((command) => [command.id, command])).values()]
}

/** Runs a command that is on screen, for a button that stands for it. */
export function runCommand(id: string): void {
  commandsOnScreen()
    .find((command) => command.id === id)
    ?.run()
}

/** Offers commands by key, in the help and in the palette, for as long as the component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const [place] = useState(() => ({}))
  useLayoutEffect(() => {
    registered.set(place, commands)
  })
  useLayoutEffect(() => () => void registered.delete(place), [place])
}

/** Where letters are text, or choose something by its name. */
const typing = [
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range], [type=file])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=spinbutton]',
  '[role=menu]',
  '[role=listbox]',
].join()
/** What is behind a dialog is not for now. A notice is no such dialog. */
const dialogs = ':is([role=dialog], [role=alertdialog]):not([aria-modal=false])'

const patienceMs = 1_500
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'Hyper', 'Super'])

/** The parts on their way that will take the focus. */
const awaited = new Set<object>()

/**
 * Stands in for a dialog, a form or a panel until its code is there: what is typed meanwhile is meant for it, and is no
 * command to the page that stands there still.
 * @param onLeave the person went on with something in the page, and is not to be interrupted there
 */
export function KeysAwaited({ onLeave }: { onLeave?: (() => void) | undefined }) {
  const [place] = useState(() => ({}))
  useLayoutEffect(() => void awaited.add(place), [place])
  // What has come takes the focus in an effect, a moment after it is drawn: until then keys are no commands either.
  useEffect(() => () => void awaited.delete(place), [place])
  const leave = useEffectEvent(() => onLeave?.())
  useLayoutEffect(() => {
    const leaveByKey = ({ key }: KeyboardEvent) => {
      if (key === 'Tab' || key === 'Escape') leave()
    }
    const leaveByPointer = () => leave()
    document.addEventListener('keydown', leaveByKey, true)
    document.addEventListener('pointerdown', leaveByPointer, true)
    return () => {
      document.removeEventListener('keydown', leaveByKey, true)
      document.removeEventListener('pointerdown', leaveByPointer, true)
    }
  }, [])
  return null
}

/** Follows the keyboard on behalf of all commands, on the whole page. */
export function CommandKeys() {
  // With what is drawn first, so that no key is lost that is pressed as soon as there is something to see.
  useLayoutEffect(() => {
    const listen = createKeyFollower()
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return null
}

function createKeyFollower(): (event: KeyboardEvent) => void {
  const isApple = isAppleKeyboard()
  let begun = { strokes: '', atMs: 0 }

  return (event) => {
    // A stroke of an input method is its own; Safari tells by the old code alone that it was one.
    const isComposed = event.isComposing || event.keyCode === 229
    if (event.defaultPrevented || isComposed || modifiers.has(event.key)) return
    const stroke = strokeOf(event, isApple)
    const before = event.timeStamp - begun.atMs < patienceMs ? begun.strokes : ''
    begun = { strokes: '', atMs: 0 }
    if (isPlain(stroke) && (awaited.size > 0 || !preferences.getSnapshot().singleKeys || isElsewhere(event))) return

    const commands = commandsOnScreen().toReversed()
    for (const strokes of before ? [`${before} ${stroke}`, stroke] : [stroke]) {
      const command = commands.find(({ keys }) => keys === strokes)
      if (command) {
        event.preventDefault()
        if (!event.repeat || command.repeats) command.run()
        return
      }
      if (commands.some(({ keys }) => keys?.startsWith(`${strokes} `))) {
        event.preventDefault()
        begun = { strokes, atMs: event.timeStamp }
        return
      }
    }
  }
}

/** A dialog is drawn a moment before it has the focus. */
function isElsewhere(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  return document.querySelector(dialogs) !== null || (target instanceof Element && target.closest(typing) !== null)
}
