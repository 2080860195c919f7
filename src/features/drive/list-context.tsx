import { createContext, use } from 'react'

/** What every row of a list needs; the rows are too many, and made too deep inside, to be handed it one by one. */
export interface ListContext {
  /** Opens the menu of a file beside an element. */
  openMenu: (fileId: string, beside: Element) => void
  nowMs: number
}

const Context = createContext<ListContext>({ openMenu: () => undefined, nowMs: 0 })

export const ListContextProvider = Context.Provider
export const useListContext = () => use(Context)
