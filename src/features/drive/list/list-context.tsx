import { createContext, use } from 'react'

/** Moves the focus to a file; false where the list does not have it. */
export type FocusGiver = (id: string) => boolean

/** What every row of a list needs. */
export interface ListContext {
  /** Opens the menu of a file beside an element. */
  openMenu: (fileId: string, beside: Element) => void
  nowMs: number
  /** Told by the list how its focus is moved. */
  onFocusGiver: (give: FocusGiver) => void
}

const Context = createContext<ListContext>({ openMenu: () => undefined, nowMs: 0, onFocusGiver: () => undefined })

export const ListContextProvider = Context.Provider
/** What the list around gives its rows. */
export const useListContext = () => use(Context)
