import { currentConfiguration } from '#config/current.ts'
import { openDemo } from '../browser.ts'
import { authorize, type Decision, type Screen } from '../oauth/authorization.ts'
import { signingKeys } from '../oauth/keys.ts'
import type { Language } from '../options.ts'
import { speak } from '../world/state.ts'
import { draw, drawWorking } from './frame.ts'
import { accountChoice, consent, failure, landing, pageError, type Drawn } from './screens.ts'
import { languageOf, stringsIn } from './strings.ts'

/**
 * The authorization endpoint of the demo, in a document of its own. It shares no JavaScript with the client: only the
 * request in its address goes in, and only a redirect comes out. The world it works on is the one the vault asks.
 */
const query = new URLSearchParams(location.search)
/** Any parameter of a request makes it one, to be answered or refused; without one this page tells what it is. */
const isRequest = ['client_id', 'redirect_uri', 'response_type'].some((name) => query.has(name))
let language: Language =
  languageOf(['ui_locales', 'hl', 'lang'].flatMap((name) => (query.get(name) ?? '').split(' '))) ??
  languageOf(navigator.languages) ??
  'en'

const parsed = currentConfiguration()
const configuration = parsed.ok ? parsed.configuration : undefined
const provider = configuration?.providers.find(({ kind }) => kind === 'demo')
const appUrl = configuration?.base ?? '/'

async function openWorld() {
  return openDemo({
    issuer: provider?.issuer ?? `${location.origin}${appUrl}demo`,
    apis: configuration?.apis ?? {},
    clientId: provider?.clientId ?? '',
    redirectUri: `${location.origin}${appUrl}callback`,
  })
}

/** One step: asks the rules, and draws what they answer or goes where they say. */
async function step(decision: Decision = {}, notice?: string) {
  drawWorking(language)
  try {
    if (!isRequest) return show(landing, notice)
    const google = await openWorld()
    const screen = await google.arrange((world) => {
      speak(world.state, language)
      return authorize(world, 'this-browser', query, decision)
    })
    if (screen.kind === 'redirect') return location.replace(screen.location)
    show(drawerOf(screen), notice)
    // While the person reads: the token endpoint will need the keys, and making them takes a moment.
    await google.arrange(signingKeys)
  } catch {
    show((words) => failure(words))
  }
}

function drawerOf(screen: Exclude<Screen, { kind: 'redirect' }>): (words: Language) => Drawn {
  const decide = (decision: Decision) => void step(decision)
  const ticked = new Map<string, boolean>()
  return (words) => {
    if (screen.kind === 'choose-account') return accountChoice(screen, words, decide)
    if (screen.kind === 'consent') return consent(screen, words, decide, ticked)
    return pageError(screen.error, words, appUrl)
  }
}

/** Draws a screen, and again when another language is chosen. */
function show(drawer: (words: Language, appUrl: string) => Drawn, notice?: string) {
  const choose = (chosen: Language) => {
    language = chosen
    show(drawer)
  }
  draw(drawer(language, appUrl), language, { speak: choose, reset: () => void reset() }, notice)
}

async function reset() {
  try {
    const google = await openWorld()
    await google.reset()
    await step({}, stringsIn(language).resetDone)
  } catch {
    show((words) => failure(words))
  }
}

void step()
