import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { DriveFile } from '#google/drive/files.ts'

const patienceMs = 1_000
const collator = new Intl.Collator(undefined, { sensitivity: 'base', usage: 'search' })
const begins = (name: string, typed: string) =>
  collator.compare([...name].slice(0, [...typed].length).join(''), typed) === 0

/** Of several files with the same beginning the one after `from`; the first again after the last. */
export function nextByName(
  files: readonly Pick<DriveFile, 'id' | 'name'>[],
  typed: string,
  from: string | undefined,
): string | undefined {
  const at = files.findIndex(({ id }) => id === from)
  // A further letter may still mean the file that the first one found.
  const start = typed.length > 1 ? Math.max(at, 0) : at + 1
  return [...files.slice(start), ...files.slice(0, start)].find(({ name }) => begins(name, typed))?.id
}

/**
 * Goes to a file by the first letters of its name, while the list has the focus. A letter that is a command stays one,
 * unless a name is being typed already; so this listens after the commands, and before them once it has begun.
 */
export function useTypeAhead(
  list: RefObject<HTMLElement | null>,
  files: readonly DriveFile[],
  onFound: (id: string) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent, typed: string) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null
    const found = nextByName(files, typed, row?.dataset['key'])
    if (found === undefined) return false
    event.preventDefault()
    event.stopPropagation()
    onFound(found)
    return true
  })
  useEffect(() => {
    let typed = { text: '', atMs: 0 }
    const isLetter = (event: KeyboardEvent) =>
      !event.defaultPrevented &&
      !event.isComposing &&
      !(event.ctrlKey || event.metaKey || event.altKey) &&
      [...event.key].length === 1 &&
      event.target instanceof HTMLElement &&
      event.target.getAttribute('role') === 'row' &&
      list.current?.contains(event.target) === true
    const goOn = (event: KeyboardEvent, text: string) => {
      typed = take(event, text) ? { text, atMs: event.timeStamp } : { text: '', atMs: 0 }
    }
    const begin = (event: KeyboardEvent) => {
      if (isLetter(event) && event.key !== ' ') goOn(event, event.key)
    }
    const follow = (event: KeyboardEvent) => {
      const begun = typed.text !== '' && event.timeStamp - typed.atMs < patienceMs
      if (begun && isLetter(event)) goOn(event, typed.text + event.key)
    }
    addEventListener('keydown', follow, true)
    addEventListener('keydown', begin)
    return () => {
      removeEventListener('keydown', follow, true)
      removeEventListener('keydown', begin)
    }
  }, [list])
}
