import type { Configuration } from '#config/configuration.ts'
import { openPopup } from './popup.ts'
import { createVaultAuth, type VaultAuth } from './vault-auth.ts'
import { connectToVault } from './workers.ts'

/** Connects this page to the vault and keeps `<html data-session>` and the back/forward cache in step with it. */
export function connectPage(configuration: Configuration): VaultAuth {
  const root = document.documentElement
  const below = (path: string) => path.startsWith(configuration.base)

  const auth = createVaultAuth(configuration, {
    connect: (listeners) => connectToVault(configuration.base, listeners),
    onVaultDeath: (bootId, callback) => {
      void navigator.locks.request(`pixy-vault-${bootId}`, { mode: 'shared' }, callback)
    },
    here: () => (below(location.pathname) ? location.pathname + location.search + location.hash : configuration.base),
    origin: location.origin,
    language: () => root.lang,
    leave: (url, how) => {
      if (how === 'push') location.assign(url)
      else location.replace(url)
    },
    openPopup,
    onSession: ({ state }) => {
      root.dataset['session'] = state
    },
    onVaultWord: () => {
      root.hidden = false
    },
    isVisible: () => document.visibilityState === 'visible',
    isOnline: () => navigator.onLine,
  })

  document.addEventListener('visibilitychange', auth.tellVisible)
  document.addEventListener('securitypolicyviolation', auth.tellViolation)
  addEventListener('online', auth.tellOnline)
  addEventListener('offline', auth.tellOnline)
  addEventListener('pagehide', ({ persisted }) => {
    // A page that is kept for Back shows nothing until the vault has said who is signed in now.
    if (persisted) root.hidden = true
    else auth.goodbye()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) auth.tellVisible()
  })
  keepChannelOpen()
  // Connects at once: a page that asks the vault for nothing, like the signed-out one, follows the session too.
  auth.tellVisible()
  return auth
}

/** A message on a channel that a cached page holds open drops that page from the back/forward cache. */
function keepChannelOpen(): void {
  channel ??= new BroadcastChannel('pixy')
}
let channel: BroadcastChannel | undefined
