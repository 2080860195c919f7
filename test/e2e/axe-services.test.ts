import type { Page } from 'playwright-core'
import { atHome, conversations, files } from './at-home.ts'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { expectFetchedAhead } from './fetched-ahead.ts'
import { expectFocusIn } from './focused.ts'
import { withDemo, withMock } from './scenario.ts'
import { allowButton, answerProvider, events, signIn } from './screens.ts'
import type { MockServer } from './server.ts'
import type { Site } from './site.ts'

const dialog = (page: Page) => page.getByRole('dialog')

/** Closes what is open, by Escape. */
async function escape(page: Page) {
  await expectFocusIn(dialog(page))
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
}

async function calendarGrids(page: Page, site: Site) {
  for (const view of ['month', 'week']) {
    await page.goto(site.url(`calendar?view=${view}`))
    await events(page).first().waitFor()
    await expectAccessible(page, `calendar, ${view}`)
  }
}

async function calendarTrouble(page: Page, site: Site, mock: MockServer) {
  const { google } = mock
  const during = async (fault: 'api-403' | 'api-503', work: () => Promise<void>) => {
    await google.arrange(({ faults }) => faults.turnOn(fault))
    await work()
    await google.arrange(({ faults }) => faults.turnOff(fault))
  }
  await during('api-503', async () => {
    await page.goto(site.url('calendar?days=7'))
    await page.getByText('Still trying').waitFor({ state: 'attached' })
    await expectAccessible(page, 'days on their way')
  })
  await during('api-403', async () => {
    for (const place of ['calendar?view=week', '']) {
      await page.goto(site.url(place))
      await page.getByText('Your events could not be loaded').waitFor()
      await expectAccessible(page, `/${place}, not loaded`)
    }
  })
  const heal = troubled(mock, /calendarList/, 'fails')
  await page.goto(site.url('calendar?view=week'))
  await page.getByText('Some of your events could not be loaded').waitFor()
  await expectAccessible(page, 'events of which some are missing')
  heal()
  const lunch = (summary: string) => ({
    id: 'lunch',
    status: 'confirmed' as const,
    summary,
    start: { dateTime: '2027-02-10T12:00:00+09:00', timeZone: 'Asia/Seoul' },
    end: { dateTime: '2027-02-10T13:00:00+09:00', timeZone: 'Asia/Seoul' },
  })
  await google.arrange(({ calendar }) => calendar.put('mina@demo.example', lunch('Lunch')))
  await page.goto(site.url('calendar?from=2027-02-10&days=1'))
  const event = page.getByRole('article', { name: 'Lunch', exact: true })
  await event.getByRole('button').first().click()
  await event.getByRole('button', { name: 'Edit' }).click()
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Long lunch')
  await google.arrange(({ calendar }) => calendar.put('mina@demo.example', lunch('Short lunch')))
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText('Changed by somebody else meanwhile').waitFor()
  await expectAccessible(page, 'a conflict')
}

async function calendarOnTelephone(page: Page, site: Site) {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const view of ['week', 'agenda']) {
    await page.goto(site.url(`calendar?view=${view}`))
    await events(page).first().waitFor()
    await expectAccessible(page, `${view} on a telephone`)
  }
  await page.getByRole('button', { name: 'Go to date' }).click()
  await dialog(page).getByRole('grid').waitFor()
  await expectAccessible(page, 'choice of a date on a telephone')
}

async function calendarDays(page: Page, site: Site) {
  await page.goto(site.url('calendar?view=day'))
  await events(page).first().waitFor()
  await expectAccessible(page, 'calendar, day')
  await page.goto(site.url('calendar?days=7'))
  await events(page).first().getByRole('button').first().click()
  await page.getByRole('button', { name: 'Duplicate' }).waitFor()
  await expectAccessible(page, 'agenda, with an event opened')
  await page.goto(site.url('calendar?days=7&q=stand'))
  await page.getByText(/events with “stand”/).waitFor()
  await expectAccessible(page, 'search of events')
  await page.goto(site.url('calendar?days=7&q=zzzqqq'))
  await page.getByText(/No event with “zzzqqq”/).waitFor()
  await expectAccessible(page, 'search of events without a result')
}

async function calendarForms(page: Page, site: Site) {
  await page.goto(site.url('calendar?from=2031-02-01&days=7'))
  await page.getByText('There are no events in these days.').waitFor()
  await expectAccessible(page, 'days without events')
  await page.keyboard.press('c')
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Tea')
  await expectAccessible(page, 'a new event in short')
  await dialog(page).getByRole('button', { name: 'More options' }).click()
  await page.getByLabel('Where').waitFor()
  await expectAccessible(page, 'a new event in full')
  await page.getByRole('combobox', { name: 'Repeats' }).selectOption({ index: 2 })
  await page.getByPlaceholder('name@example.com').fill('alex@demo.example')
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click()
  await dialog(page).getByRole('checkbox', { name: 'Time zones' }).check()
  await dialog(page).getByRole('checkbox', { name: 'As the calendar does' }).uncheck()
  await dialog(page).getByRole('group', { name: 'End date' }).getByRole('spinbutton').last().focus()
  await page.keyboard.press('ArrowDown')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText('The event would end before it begins.').waitFor()
  await expectAccessible(page, 'a new series with a guest, zones, reminders and a mistake')
}

/** Google fails at the addresses of this kind, or never answers, until what comes back is called. */
function troubled(mock: MockServer, kind: RegExp, trouble: 'fails' | 'silent'): () => void {
  const { google } = mock
  const handle = google.handle
  google.handle = (request) => {
    if (request.method === 'OPTIONS' || !kind.test(request.url)) return handle(request)
    if (trouble === 'silent') return new Promise(() => undefined)
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' }
    const error = { code: 403, status: 'PERMISSION_DENIED', errors: [{ reason: 'forbidden' }] }
    return Promise.resolve(new Response(JSON.stringify({ error }), { status: 403, headers }))
  }
  return () => {
    google.handle = handle
  }
}

async function mailWriting(page: Page, site: Site) {
  await page.goto(site.url('mail'))
  await conversations(page).nth(1).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Move to', exact: true }).click()
  await dialog(page).getByRole('textbox').waitFor()
  await expectAccessible(page, 'where to move conversations')
  await escape(page)
  await page.keyboard.press('c')
  const composer = page.getByRole('region', { name: 'New message' })
  await composer.getByRole('combobox', { name: 'To', exact: true }).fill('nobody here')
  await composer.getByRole('button', { name: 'Cc Bcc' }).click()
  await composer.getByText('This is not an e-mail address.').waitFor()
  await composer.getByRole('button', { name: 'Send' }).click()
  await page.getByText(/One of the recipients/).waitFor()
  await expectAccessible(page, 'a message to what is no address')
  await composer.getByRole('combobox', { name: 'To', exact: true }).fill('kenji@demo.example')
  await composer.getByRole('textbox', { name: 'Message' }).fill('The list is attached.')
  await composer.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('alertdialog', { name: 'No file attached' }).waitFor()
  await expectAccessible(page, 'a file that was forgotten')
}

async function mailTroubles(page: Page, site: Site, mock: MockServer) {
  const heal = troubled(mock, /\/gmail\/v1\/users\/me\/(threads|labels)(\?|$)/, 'fails')
  await page.goto(site.url('mail'))
  await page.getByText('Your mail could not be loaded').waitFor()
  await page.getByText('Your labels could not be loaded').waitFor()
  await expectAccessible(page, 'mail that cannot be loaded')
  heal()
  const answer = troubled(mock, /\/gmail\/v1\/users\/me\/threads\?/, 'silent')
  await page.goto(site.url('mail?label=STARRED'))
  await page.getByRole('navigation', { name: 'Labels' }).getByText('Orchard').first().waitFor()
  await expectAccessible(page, 'mail on its way')
  answer()
}

async function mail(page: Page, site: Site) {
  await page.goto(site.url('mail'))
  await conversations(page).first().waitFor()
  await page.keyboard.press('/')
  await expectAccessible(page, 'search of mail')
  await page.goto(site.url('mail?q=zzzqqq'))
  await page.getByText('Nothing matches your search.').waitFor()
  await expectAccessible(page, 'search of mail without a result')
  await page.goto(site.url('mail/gone'))
  await page.getByText('This conversation is not there any more.').waitFor()
  await expectAccessible(page, 'a conversation that is gone')
}

async function driveDialogs(page: Page, site: Site) {
  await page.goto(site.url('drive?view=grid'))
  await files(page).first().waitFor()
  await page.getByRole('button', { name: 'Filters' }).click()
  await expectAccessible(page, 'files as tiles, and filters')
  await page.goto(site.url('drive'))
  await files(page).first().waitFor()
  await expectAccessible(page, 'files as a list')
  await files(page).filter({ hasText: 'Roadmap' }).click({ button: 'right' })
  await page.getByRole('menu').waitFor()
  await expectAccessible(page, 'menu of a file')
  await page.getByRole('menuitem', { name: /^Move to …/ }).click()
  await dialog(page).getByText('Photos').waitFor()
  await expectAccessible(page, 'where to move')
  await escape(page)
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /name/i }).waitFor()
  await expectAccessible(page, 'renaming')
  await escape(page)
  await page.getByRole('button', { name: 'New folder' }).click()
  await dialog(page).waitFor()
  await expectAccessible(page, 'a new folder')
  await escape(page)
}

const upload = (page: Page, ...names: string[]) =>
  page
    .getByLabel('Upload files')
    .setInputFiles(names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('some words') })))

async function driveTransfers(page: Page, site: Site, mock: MockServer) {
  await page.goto(site.url('drive'))
  await files(page).filter({ hasText: 'Roadmap' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Download as' }).click()
  const word = page.getByRole('menuitem', { name: 'Word (.docx)' })
  await word.waitFor()
  await expectAccessible(page, 'forms to download in')
  // The focus is in the menu that was pressed; from the one in it each Escape closes one.
  await word.press('Escape')
  await word.waitFor({ state: 'detached' })
  await expectFocusIn(page.getByRole('menu'))
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await files(page).filter({ hasText: 'Photos' }).click()
  await page.keyboard.press('Shift+D')
  await dialog(page).getByRole('button', { name: 'Download' }).waitFor()
  await expectAccessible(page, 'what an archive will hold')
  await escape(page)
  const answer = troubled(mock, /\/upload\//, 'silent')
  await upload(page, 'slow.txt')
  await page.getByText('Uploading 1 file').waitFor()
  await expectAccessible(page, 'an upload on its way')
  await page.getByRole('button', { name: 'Cancel slow.txt' }).click()
  answer()
  await upload(page, 'a.txt', 'b.txt')
  await page.getByText('2 files uploaded').waitFor()
  await upload(page, 'a.txt', 'b.txt')
  await dialog(page).getByRole('button', { name: 'Keep both' }).waitFor()
  await expectAccessible(page, 'a name that is taken')
  await dialog(page).getByRole('button', { name: 'Skip' }).click()
  mock.google.world.settings.storageLimitBytes = 1
  await upload(page, 'c.txt')
  await page.getByText(/The storage at Google is full/).waitFor()
  await expectAccessible(page, 'uploads, done, skipped and failed')
}

async function driveLooks(page: Page, site: Site, mock: MockServer) {
  await page.goto(site.url('drive'))
  await files(page).filter({ hasText: 'Lease contract' }).focus()
  await page.keyboard.press('Space')
  await dialog(page).locator('canvas').first().waitFor()
  await expectAccessible(page, 'a PDF')
  await escape(page)
  await page.goto(site.url('drive?place=trash'))
  await files(page).first().click()
  await page.keyboard.press('Delete')
  await page.getByRole('alertdialog', { name: 'Delete this file for good?' }).waitFor()
  await expectAccessible(page, 'deleting for good')
  const heal = troubled(mock, /\/drive\/v3\/files\?/, 'fails')
  await page.goto(site.url('drive'))
  await page.getByText('Your files could not be loaded').first().waitFor()
  await expectAccessible(page, 'files that cannot be loaded')
  heal()
}

async function drivePlaces(page: Page, site: Site) {
  for (const [address, words] of [
    ['drive?place=drives', 'Orchard team'],
    ['drive?place=trash', 'Scratch.txt'],
    ['drive?q=zzzqqq', 'No file fits this search.'],
    ['drive/nosuchfolder', 'This folder does not exist'],
  ] as const) {
    await page.goto(site.url(address))
    await page.getByText(words).first().waitFor()
    await expectAccessible(page, address)
  }
  await page.goto(site.url('drive?place=recent'))
  await files(page).filter({ hasText: 'First notes.md' }).focus()
  await page.keyboard.press('Space')
  await dialog(page).getByText('Present: Mina').waitFor()
  await expectAccessible(page, 'quick look')
}

async function everywhere(page: Page, site: Site) {
  await page.goto(site.url())
  await page.getByRole('list', { name: 'Unread mail' }).waitFor()
  await expectAccessible(page, 'home')
  await page.goto(site.url('drive'))
  await files(page).filter({ hasText: 'Roadmap' }).click()
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await expectAccessible(page, 'a notice with undo')
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: /^Undo: / }).waitFor()
  await expectAccessible(page, 'palette with what can be undone')
  await escape(page)
  await page.keyboard.press('?')
  await dialog(page).waitFor()
  await expectAccessible(page, 'keys of Drive')
  await escape(page)
  await expectFetchedAhead(page, ['SignOutQuestion', 'ConfirmDialog'])
  await page.context().setOffline(true)
  await page.getByText('You are offline').waitFor()
  await expectAccessible(page, 'offline')
  await files(page).filter({ hasText: 'Roadmap' }).click()
  await page.keyboard.press('s')
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('option', { name: 'Sign out' }).click()
  await page.getByRole('alertdialog').waitFor()
  await expectAccessible(page, 'the question before signing out')
  await page.context().setOffline(false)
}

const walks = [
  ['grids of the calendar', ['calendar'], calendarGrids],
  ['a day, and an agenda', ['calendar'], calendarDays],
  ['what goes wrong in the calendar', ['calendar'], calendarTrouble],
  ['the calendar on a telephone', ['calendar'], calendarOnTelephone],
  ['forms of the calendar', ['calendar'], calendarForms],
  ['mail', ['mail'], mail],
  ['writing mail', ['mail'], mailWriting],
  ['mail in trouble', ['mail'], mailTroubles],
  ['dialogs of Drive', ['drive'], driveDialogs],
  ['transfers of Drive', ['drive'], driveTransfers],
  ['looks at files', ['drive'], driveLooks],
  ['places of Drive', ['drive'], drivePlaces],
  ['what is everywhere', ['calendar', 'mail', 'drive'], everywhere],
] as const

for (const [name, services, walk] of walks) {
  test(`no screen or dialog breaks a rule of axe: ${name}`, { timeout: 300_000 }, async ({ newPerson }) => {
    const person = await newPerson({ ...still, viewport: { width: 1280, height: 800 } })
    person.forgive(/ERR_INTERNET_DISCONNECTED|status of (40|50)/)
    const { site, mock } = await atHome(person.page, services)
    await walk(person.page, site, mock)
  })
}

test('the pages of the demo’s provider break no rule of axe', async ({ newPerson }) => {
  const { page } = await newPerson(still)
  const { site } = await withDemo()
  await page.goto(site.url())
  await page.getByRole('button', { name: 'Continue with Demo' }).click()
  await page.getByRole('button', { name: /@/ }).first().waitFor()
  await expectAccessible(page, 'choice of an account')
  await page.getByRole('button', { name: /@/ }).first().click()
  await page.getByRole('button', { name: 'Continue', exact: true }).waitFor()
  await expectAccessible(page, 'consent')
})

test('nor do mail and Drive before they are allowed, and Drive with what Pixy made, until the whole is allowed', async ({
  newPerson,
}) => {
  const { page } = await newPerson(still)
  const { site } = await withMock({ features: ['mail', 'drive'] })
  await page.goto(site.url())
  await signIn(page)
  for (const [route, feature] of [
    ['mail', 'mail'],
    ['drive', 'Drive'],
  ] as const) {
    await page.goto(site.url(route))
    await allowButton(page, feature).waitFor()
    await expectAccessible(page, `${route}, not allowed`)
  }
  await allowButton(page, 'Drive').click()
  await answerProvider(page)
  const allowWhole = page.getByRole('button', { name: 'Allow the whole Drive' })
  await allowWhole.waitFor()
  await files(page).first().waitFor()
  await expectAccessible(page, 'Drive with what Pixy made')
  await allowWhole.click()
  await answerProvider(page)
  await files(page).filter({ hasText: 'Orchard project' }).waitFor()
})
