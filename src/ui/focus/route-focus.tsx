import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import { keepFocus } from './kept-focus.ts'

const MovedContext = createContext(false)

/** Follows the focus on the page, and knows whether the person has moved to another one since the document was loaded. */
export function RouteFocus({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  const [firstKey] = useState(key)
  const [moved, setMoved] = useState(false)
  if (!moved && key !== firstKey) setMoved(true)
  useEffect(() => keepFocus(), [])
  return <MovedContext value={moved}>{children}</MovedContext>
}

/** False on the page that the document was loaded with: there the browser has put the focus already. */
export const useMoved = () => use(MovedContext)
