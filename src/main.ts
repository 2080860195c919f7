import { isInWindow, takeCallback } from '#auth/callback.ts'
import { connectPage } from '#auth/browser-page.ts'
import { reportFromFrame } from '#auth/frame.ts'
import { currentConfiguration } from '#config/current.ts'

/** How long the page stays blank before it says that a sign-in is under way. */
const quietMs = 300

async function main(root: HTMLElement): Promise<void> {
  const arrived = takeCallback()
  if (window.top !== window.self) {
    // Framed: either the callback of a hidden renewal, or somebody else's page around ours, which gets nothing.
    if (arrived) reportFromFrame(arrived)
    return
  }
  const result = currentConfiguration()
  if (!result.ok) {
    const { startRefused } = await import('#app/start.tsx')
    startRefused(root, result.problems)
    return
  }
  const { configuration } = result
  const auth = connectPage(configuration)
  const isCallback = location.pathname.startsWith(`${configuration.base}callback`)
  // The vault redeems the code while the app is still being loaded.
  const completed = arrived
    ? auth.complete(arrived).then(leaveWindow)
    : Promise.resolve({ returnTo: configuration.base })
  // Nothing else is drawn before both are over: a line that came late would stand in the place of the app.
  if (arrived && isInWindow(arrived)) await Promise.all([completed, showHandingOver(root)])
  const { startApp } = await import('#app/start.tsx')

  if (!isCallback) {
    if (!location.pathname.startsWith(`${configuration.base}signed-out`)) void auth.restore()
    startApp(root, auth, configuration)
    return
  }
  const goOn = completed.then(({ returnTo }) => history.replaceState(null, '', returnTo))
  const started = await Promise.race([goOn.then(() => false), quiet().then(() => true)])
  startApp(root, auth, configuration)
  if (!started) return
  await goOn
  // The router listens to the history only through this event.
  dispatchEvent(new PopStateEvent('popstate'))
}

/** A window that was opened for the answer has done its work; one that stays all the same becomes the app. */
async function leaveWindow<T extends { popup?: boolean }>(outcome: T): Promise<T> {
  if (!outcome.popup) return outcome
  window.close()
  await quiet()
  return outcome
}

async function showHandingOver(root: HTMLElement): Promise<void> {
  try {
    const line = await import('#app/handing-over.ts')
    await line.showHandingOver(root)
  } catch {
    // The window may close before its one line has come.
  }
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, quietMs))

const root = document.getElementById('app')
if (root) void main(root)
