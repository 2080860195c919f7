import { globalUses, type GlobalUse } from './globals.ts'
import { parse, walk, type Source } from './syntax.ts'

/** Something of the browser that only its owner may touch. */
interface SharpTool {
  what: string
  is: (use: GlobalUse) => boolean
  /** Whether a file, relative to `src`, may use it. */
  owner: (file: string) => boolean
}

const named = (pattern: RegExp) => (use: GlobalUse) => pattern.test(use.name)
const oneOf =
  (...places: readonly string[]) =>
  (file: string) =>
    places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place))
const nobody = () => false

const sharpTools: readonly SharpTool[] = [
  {
    what: 'the network',
    is: named(/^(fetch|XMLHttpRequest|EventSource|WebSocket|WebTransport|importScripts|navigator\.sendBeacon)\b/),
    owner: oneOf('vault/worker.ts'),
  },
  {
    // Whoever holds it whole, under another name or in pieces, holds every tool below and above.
    what: 'the global object as a whole',
    is: named(/^(globalThis|window|self)$/),
    owner: oneOf(
      'vault/worker.ts',
      'auth/workers.ts',
      'ui/pdf/reader-worker.ts',
      'main.ts',
      'features/calendar/temporal.ts',
      'features/mail/content/mail-frame.ts',
    ),
  },
  {
    what: 'leaving the page',
    is: (use) =>
      /^(location\.(assign|replace)|navigation\.(navigate|back|forward)|history\.(back|forward|go))$/.test(use.name) ||
      (use.assigned && /^location(\.\w+)?$/.test(use.name)),
    owner: oneOf('auth/', 'mock/page/'),
  },
  { what: 'opening a window', is: named(/^open$/), owner: oneOf('auth/popup.ts') },
  {
    what: 'storage for as long as a tab lives',
    is: named(/^sessionStorage\b/),
    owner: oneOf('ui/belongings/half-written-store.ts'),
  },
  {
    what: 'storage',
    is: named(/^(localStorage|indexedDB|caches|cookieStore|document\.cookie|navigator\.storage)\b/),
    // The store of half-written texts counts in it how many accounts have left, for tabs that were asleep.
    owner: oneOf(
      'vault/database.ts',
      'ui/preferences/preferences.ts',
      'ui/belongings/account-habits.ts',
      'ui/belongings/half-written-store.ts',
      'mock/indexeddb-store.ts',
    ),
  },
  {
    what: 'starting a worker',
    is: named(/^(Worker|SharedWorker)$/),
    // The vault, and the reader of PDFs, which has a policy of its own and knows one file.
    owner: oneOf('auth/workers.ts', 'ui/pdf/reader-worker.ts'),
  },
  { what: 'a service worker', is: named(/^navigator\.serviceWorker\b/), owner: nobody },
  {
    what: 'Trusted Types',
    is: named(/^trustedTypes\b/),
    owner: oneOf('auth/workers.ts', 'ui/pdf/reader-worker.ts', 'features/mail/content/mail-frame.ts'),
  },
  { what: 'the console', is: named(/^(console|reportError|alert|confirm|prompt)\b/), owner: nobody },
  { what: 'code from text', is: named(/^(eval|Function|document\.write(ln)?|DOMParser)$/), owner: nobody },
  {
    what: 'the clock (it is injected)',
    is: (use) =>
      /^(Date\.now|performance(\.(now|timeOrigin))?|Temporal\.Now\b.*)$/.test(use.name) ||
      (use.name === 'Date' && !use.constructed?.argumentCount),
    owner: (file) =>
      !/^(vault|mock|trace)\//.test(file) || oneOf('vault/worker.ts', 'mock/browser.ts', 'mock/page/')(file),
  },
  {
    what: 'randomness (it is injected)',
    is: named(/^(Math(\.random)?|crypto(\.(getRandomValues|randomUUID))?)$/),
    owner: oneOf(
      'vault/worker.ts',
      'mock/browser.ts',
      'app/queries/query-client.ts',
      'auth/workers.ts',
      'features/calendar/writing/fresh-id.ts',
      'features/drive/transfer-environment.ts',
      'features/mail/compose/compose-draft.ts',
      'features/inspector/pkce/verifier.ts',
    ),
  },
]

/** Members, of whatever object, that turn text into a document or a script. One file may: the mail frame. */
const textIntoDocumentOwner = 'features/mail/content/mail-frame.ts'

const textIntoDocument = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'srcdoc',
  'srcDoc',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
]

/** One readable line for each sharp tool that a file uses without owning it. */
export function borrowedTools(source: Source): string[] {
  const { file } = source
  const borrowed = globalUses(source).flatMap((use) =>
    sharpTools
      .filter((tool) => tool.is(use) && !tool.owner(file))
      .map((tool) => `${file}:${use.line}: ${tool.what} (${use.name}) does not belong here`),
  )
  return [...borrowed, ...unsafeMembers(source), ...buildSettings(source)]
}

function unsafeMembers(source: Source): string[] {
  if (source.file === textIntoDocumentOwner) return []
  return [...walk(parse(source))].flatMap(({ node }) => {
    const name =
      node.type === 'Identifier' || node.type === 'JSXIdentifier'
        ? node['name']
        : node.type === 'Literal'
          ? node['value']
          : undefined
    return typeof name === 'string' && textIntoDocument.includes(name)
      ? [`${source.file}:${source.code.slice(0, node.start).split('\n').length}: ${name} does not belong here`]
      : []
  })
}

/** `import.meta` differs between build and development; only the configuration may look at it. */
function buildSettings(source: Source): string[] {
  if (source.file.startsWith('config/')) return []
  return [...walk(parse(source))]
    .filter(({ node }) => node.type === 'MetaProperty' && source.code.startsWith('import', node.start))
    .map(() => `${source.file}: import.meta belongs to config`)
}
