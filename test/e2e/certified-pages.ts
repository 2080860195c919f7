import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Interaction, Provider } from 'oidc-provider'

export const calendarScopes = {
  events: 'https://www.googleapis.com/auth/calendar.events',
  list: 'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
}

/** The people who can sign in here. */
export const accounts = [
  { sub: 'person-mina', name: 'Mina Park', email: 'mina@example.org' },
  { sub: 'person-ken', name: 'Ken Sato', email: 'ken@example.org' },
] as const

/** What the consent page asks for, one checkbox each; identity comes with the sign-in. */
const askable: Readonly<Record<string, string>> = {
  [calendarScopes.events]: 'See and edit events in all calendars',
  [calendarScopes.list]: 'See the list of calendars',
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title><h1>${title}</h1>${body}</html>`
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
const cancelButton = '<button name="cancel" value="yes" formnovalidate>Cancel</button>'

function loginPage({ params }: Interaction): string {
  const buttons = accounts.map(({ email, sub }) => `<button name="account" value="${sub}">${email}</button>`).join(' ')
  const hint = params.login_hint ? `<p>Suggested: <output>${escape(params.login_hint)}</output></p>` : ''
  return page('Choose an account', `${hint}<form method="post">${buttons} ${cancelButton}</form>`)
}

function consentPage({ params }: Interaction): string {
  const boxes = asked(params.scope)
    .map((scope) => `<p><label><input type="checkbox" name="scope" value="${scope}"> ${askable[scope]}</label></p>`)
    .join('')
  return page('Allow access', `<form method="post">${boxes}<button>Continue</button> ${cancelButton}</form>`)
}

const scopesOf = (scope = '') => scope.split(' ').filter(Boolean)
const asked = (scope?: string) => scopesOf(scope).filter((name) => name in askable)

/** Asks "sign out here too?", as this provider does before it ends its own session. */
export const logoutPage = (form: string) =>
  page(
    'Sign out of the provider?',
    `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out here too</button>`,
  )

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return new URLSearchParams(body)
}

/** Serves the sign-in and consent pages that the provider sends people to. */
export async function serveInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const interaction = await provider.interactionDetails(request, response)
  const finish = (result: object) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  const { prompt, params, session } = interaction
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(prompt.name === 'login' ? loginPage(interaction) : consentPage(interaction))
    return
  }
  const form = await readForm(request)
  if (form.has('cancel')) {
    await finish({ error: 'access_denied', error_description: 'The person said no' })
    return
  }
  if (prompt.name === 'login') {
    await finish({ login: { accountId: form.get('account') ?? '' } })
    return
  }
  // One grant for a person and a client, widened or narrowed at each consent, as the package's own example does.
  const known = interaction.grantId ? await provider.Grant.find(interaction.grantId) : undefined
  const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id })
  delete grant.rejected
  for (const scope of scopesOf(params.scope)) {
    if (!(scope in askable) || form.getAll('scope').includes(scope)) grant.addOIDCScope(scope)
    else grant.rejectOIDCScope(scope)
  }
  await finish({ consent: { grantId: await grant.save() } })
}
