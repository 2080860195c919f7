import { createContext, use, useState, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'

const MovedContext = createContext(false)

/** Knows whether the person has moved to another page since the document was loaded. */
export function RouteFocus({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  const [firstKey] = useState(key)
  const [moved, setMoved] = useState(false)
  if (!moved && key !== firstKey) setMoved(true)
  return <MovedContext value={moved}>{children}</MovedContext>
}

/** False on the page that the document was loaded with: there the browser has put the focus already. */
export const useMoved = () => use(MovedContext)
