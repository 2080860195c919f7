/**
 * The first module the page runs. It takes what the provider put into the address and scrubs it, before the router,
 * React or any other request could see or send it (OAuth 2.1 §2.3.6). It imports nothing, so nothing runs earlier.
 */
export interface ArrivedCallback {
  query: string
  fragment: string
}

const protocolParameters = /(^|[?#&])(code|access_token|id_token|state|error|response)=/

function take(): ArrivedCallback | undefined {
  const { pathname, search, hash } = location
  const isCallback = /\/callback(\/(index\.html)?)?$/.test(pathname)
  // Elsewhere a protocol answer has no business; it is scrubbed all the same and dropped.
  const strayed = !isCallback && (protocolParameters.test(hash) || /(^|[?&])(code|state)=/.test(search))
  if (isCallback || strayed) {
    const url = pathname + (strayed && !protocolParameters.test(search) ? search : '')
    history.replaceState(null, '', url)
  }
  return isCallback && (search.length > 1 || hash.length > 1) ? { query: search, fragment: hash } : undefined
}

let arrived = take()

/** What arrived at the callback address with this page load. Handed out once: it may hold tokens, and none stay here. */
export function takeCallback(): ArrivedCallback | undefined {
  const handedOut = arrived
  arrived = undefined
  return handedOut
}

/** Whether an answer came in a window that was opened for it, as its `state` says (`vault/begin.ts`). Proves nothing. */
export const isInWindow = ({ query, fragment }: ArrivedCallback): boolean => /[?#&]state=w\./.test(query + fragment)
