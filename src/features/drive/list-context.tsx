import { createContext, use, useEffect } from 'react'
import type { GridListItemRenderProps } from 'react-aria-components'

/** Moves the focus to a file; false where the list does not have it. */
export type FocusGiver = (id: string) => boolean

/** What every row of a list needs; the rows are too many, and made too deep inside, to be handed it one by one. */
export interface ListContext {
  /** Opens the menu of a file beside an element. */
  openMenu: (fileId: string, beside: Element) => void
  nowMs: number
  /** Told by the rows how the focus of their list is moved. */
  onFocusGiver: (give: FocusGiver) => void
}

const Context = createContext<ListContext>({ openMenu: () => undefined, nowMs: 0, onFocusGiver: () => undefined })

export const ListContextProvider = Context.Provider
export const useListContext = () => use(Context)

/**
 * The list itself offers no way to move its focus from outside, and only a row that is in sight could be focused by
 * hand. Each row hands out the list's own way, which scrolls to the file too.
 */
export function useFocusGiver(list: GridListItemRenderProps['state']): void {
  const { onFocusGiver } = use(Context)
  useEffect(() => {
    onFocusGiver((id) => {
      if (!list.collection.getItem(id)) return false
      list.selectionManager.setFocused(true)
      list.selectionManager.setFocusedKey(id)
      list.selectionManager.replaceSelection(id)
      return true
    })
  }, [onFocusGiver, list])
}
