import { languages, type Language } from '#i18n/language.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How the person wants to see Pixy. Nothing about who they are, and nothing secret, is ever kept here. */
export interface Preferences {
  theme: Theme
  /** Absent: as the browser says. */
  language?: Language
  /** Commands by a letter or a mark alone. Who dictates, or presses keys by accident, can do without (WCAG 2.1.4). */
  singleKeys: boolean
  /** Lessons of the flow inspector that were done, by id. */
  lessonsDone: readonly string[]
  /** IANA zone in which times are shown; absent: that of the browser. */
  timeZone?: string
}

const key = 'pixy.preferences'
const listeners = new Set<() => void>()
let current = read()

/** Reads leniently: another version's, a broken or a forbidden store counts as nothing chosen. */
function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { theme, language, singleKeys, lessonsDone, timeZone } = (stored ?? {}) as Partial<
      Record<keyof Preferences, unknown>
    >
    const knownLanguage = languages.find((known) => known === language)
    return {
      theme: themes.find((known) => known === theme) ?? 'system',
      ...(knownLanguage && { language: knownLanguage }),
      singleKeys: singleKeys !== false,
      lessonsDone: Array.isArray(lessonsDone) ? lessonsDone.filter((id) => typeof id === 'string') : [],
      ...(isTimeZone(timeZone) && { timeZone }),
    }
  } catch {
    return { theme: 'system', singleKeys: true, lessonsDone: [] }
  }
}

function isTimeZone(name: unknown): name is string {
  try {
    return typeof name === 'string' && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

function publish(next: Preferences) {
  current = next
  applyTheme(next.theme)
  for (const listener of listeners) listener()
}

/** `color-scheme` follows this attribute, and all colours follow `color-scheme`. */
function applyTheme(theme: Theme) {
  document.documentElement.dataset['theme'] = theme
}

export const preferences = {
  getSnapshot: () => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Applies what is stored, and follows changes made in other tabs. Called once at start. */
  start() {
    applyTheme(current.theme)
    addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) publish(read())
    })
  },
  change(part: Partial<Preferences>) {
    const next = { ...current, ...part }
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // A full or forbidden store: the choice holds for this page only.
    }
    publish(next)
  },
}
