// @vitest-environment jsdom
import { getByRole, getAllByRole, queryAllByRole } from '@testing-library/dom'
import { expect, test } from 'vitest'
import { authorize, type Decision } from '#mock/oauth/authorization.ts'
import { draw } from '#mock/page/frame.ts'
import { accountChoice, consent, pageError } from '#mock/page/screens.ts'
import { languageOf } from '#mock/page/strings.ts'
import { newGoogle, readEvents, readList, redirectUri, request } from './visitor.ts'

const nothing = { speak: () => undefined, reset: () => undefined }

async function screenOf(more: Record<string, string> = {}, decision: Decision = {}) {
  const google = newGoogle()
  return google.arrange((world) => authorize(world, 'this-browser', request(more), decision))
}

test('the account screen says that it is a demo and takes the person that is pressed', async () => {
  const screen = await screenOf({ login_hint: 'kenji@demo.example' })
  if (screen.kind !== 'choose-account') throw new Error(screen.kind)
  const decisions: Decision[] = []
  draw(
    accountChoice(screen, 'en', (decision) => decisions.push(decision)),
    'en',
    nothing,
  )
  expect(document.title).toBe('Choose an account · Demo provider')
  expect(document.body.textContent).toContain('This is a demo inside your browser.')
  expect(document.activeElement).toBe(getByRole(document.body, 'button', { name: /kenji@demo\.example/ }))
  getByRole(document.body, 'button', { name: /mina@demo\.example/ }).click()
  expect(decisions).toEqual([{ account: '100000000000000000001' }])
})

test('the consent screen has one box for each scope, ticked, and sends back what stays ticked', async () => {
  const account = '100000000000000000001'
  const screen = await screenOf({ scope: `openid email ${readEvents} ${readList}` }, { account })
  if (screen.kind !== 'consent') throw new Error(screen.kind)
  const decisions: Decision[] = []
  const ticked = new Map<string, boolean>()
  const show = (language: 'en' | 'ko') =>
    draw(
      consent(screen, language, (decision) => decisions.push(decision), ticked),
      language,
      nothing,
    )

  show('en')
  expect(getAllByRole(document.body, 'checkbox', { checked: true })).toHaveLength(2)
  getByRole(document.body, 'checkbox', { name: 'See the list of calendars' }).click()
  show('ko')
  expect(document.documentElement.lang).toBe('ko')
  expect(getByRole<HTMLInputElement>(document.body, 'checkbox', { name: '캘린더 목록 보기' }).checked).toBe(false)
  getByRole(document.body, 'button', { name: '계속' }).click()
  getByRole(document.body, 'button', { name: '취소' }).click()
  expect(decisions).toEqual([
    { account, consent: [readEvents] },
    { account, cancel: true },
  ])
})

test('a redirect URI that is not registered stands above the registered one, with what differs marked', async () => {
  const screen = await screenOf({ redirect_uri: `${redirectUri}/` })
  if (screen.kind !== 'error') throw new Error(screen.kind)
  draw(pageError(screen.error, 'en', '/base/'), 'en', nothing)
  const addresses = [...document.querySelectorAll('dd')].map((address) => address.textContent)
  expect(addresses).toEqual([`${redirectUri}/`, redirectUri])
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['/'])
  expect(getByRole(document.body, 'alert').textContent).toBe('The redirect URI is not one of those registered.')
  expect(queryAllByRole(document.body, 'link').map((link) => link.getAttribute('href'))).toEqual(['/base/'])
})

test('the first language that the demo speaks is taken', () => {
  expect(languageOf(['fr-FR', 'ko-KR', 'en'])).toBe('ko')
  expect(languageOf(['JA'])).toBe('ja')
  expect(languageOf(['fr'])).toBeUndefined()
})
