import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { AccountQueries } from '#app/queries/AccountQueries.tsx'
import type { Auth, SessionSnapshot } from '#auth/auth.ts'
import { AuthProvider } from '#auth/react.tsx'
import { useHalfWritten } from '#ui/belongings/half-written.tsx'
import { fakeSession, mina, session } from './fake-auth.tsx'

afterEach(() => sessionStorage.clear())

const signedIn = session('signed-in', { signedIn: mina })
const jun: SessionSnapshot = session('signed-in', {
  signedIn: { ...mina, account: { ...mina.account, subject: '43', name: 'Jun Sato' } },
})

function Note() {
  const { kept, keep } = useHalfWritten('note', (found) => (typeof found === 'string' ? found : undefined))
  return <textarea aria-label="Note" defaultValue={kept ?? ''} onChange={(event) => keep(event.target.value)} />
}

/** Opens a document with a form in the place of a page. */
function open(start: SessionSnapshot) {
  const { observable, become } = fakeSession(start)
  const auth = { session: observable } as unknown as Auth
  const { unmount } = render(
    <AuthProvider auth={auth}>
      <AccountQueries>
        <Note />
      </AccountQueries>
    </AuthProvider>,
  )
  return { become: (next: SessionSnapshot) => act(() => become(next)), close: unmount }
}
const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' })

test.each([
  ['a reload', [signedIn]],
  ['a renewal', [session('renewing', { signedIn: mina }), signedIn]],
  ['an expired session', [session('expired', { signedIn: mina })]],
  ['a vault that died', [session('expired', { signedIn: mina, problem: { code: 'vault-lost', facts: {} } })]],
] as const)('a half-written text is there again after %s', async (_what, states) => {
  const page = open(signedIn)
  await userEvent.type(note(), '내일 뵙겠습니다')
  for (const state of states) page.become(state)
  expect(note().value).toBe('내일 뵙겠습니다')
  page.close()
  open(signedIn)
  expect(note().value).toBe('내일 뵙겠습니다')
})

test('it waits for its writer over a page on which nobody is signed in yet', async () => {
  const page = open(signedIn)
  await userEvent.type(note(), 'to be continued')
  page.close()
  const back = open(session('unknown'))
  back.become(session('signing-in'))
  back.become(signedIn)
  expect(note().value).toBe('to be continued')
})

test('signing out wipes it in the same turn, here and in every tab', async () => {
  const page = open(signedIn)
  await userEvent.type(note(), 'private')
  page.become(session('signed-out'))
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('private')
  page.become(signedIn)
  expect(note().value).toBe('')
})

test('another account never sees it, and the first does not get it back', async () => {
  const page = open(signedIn)
  await userEvent.type(note(), 'private')
  page.become(jun)
  expect(note().value).toBe('')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('private')
  page.become(signedIn)
  expect(note().value).toBe('')
})

test('another account after a trip to the provider never sees it either', async () => {
  const page = open(signedIn)
  await userEvent.type(note(), 'private')
  page.close()
  open(jun)
  expect(note().value).toBe('')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('private')
})

const kept = () => JSON.stringify({ ...sessionStorage })
/** As a sign-out in another tab leaves it. */
const somebodyLeft = () => localStorage.setItem('pixy.departures', '1')

/** Something is written, and the document is gone. */
async function writeAndGo() {
  const page = open(signedIn)
  await userEvent.type(note(), 'private')
  page.close()
}

/** The document is there anew, before the sign-in buttons: the session did not come with it. */
async function waitForSignIn() {
  vi.resetModules()
  const { halfWritten } = await import('#ui/belongings/half-written-store.ts')
  onTestFinished(halfWritten.watchDepartures())
}

test('a tab that waits before the sign-in buttons keeps a text for its writer', async () => {
  await writeAndGo()
  await waitForSignIn()
  open(signedIn)
  expect(note().value).toBe('private')
})

test('a sign-out in another tab wipes at once what waits here', async () => {
  await writeAndGo()
  await waitForSignIn()
  expect(kept()).toContain('private')
  somebodyLeft()
  dispatchEvent(new StorageEvent('storage'))
  expect(kept()).not.toContain('private')
})

test('a tab that was elsewhere while somebody signed out wipes it when it is back', async () => {
  await writeAndGo()
  somebodyLeft()
  await waitForSignIn()
  expect(kept()).not.toContain('private')
})

test('nor does its writer find it again after a sign-out that this tab has slept through', async () => {
  await writeAndGo()
  somebodyLeft()
  open(signedIn)
  expect(note().value).toBe('')
  expect(kept()).not.toContain('private')
})
