import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatter } from '@lingui/format-po'
import type { Language } from '#i18n/language.ts'

const src = fileURLToPath(new URL('../../../src/', import.meta.url))
const parts = [
  'start/',
  '',
  'about/',
  'doctor/',
  'explain/',
  'flow/',
  'lessons/',
  'tokens/',
  'calendar/',
  'events/',
  'mail/',
  'drive/',
  'pdf/',
  'reading/',
] as const
const po = formatter({ explicitIdAsDefault: true, origins: false })

/** Ids and texts of one catalogue file, in the order of the file. */
function catalogueFile(part: (typeof parts)[number], language: Language): [string, string][] {
  const filename = `${src}i18n/locales/${part}${language}.po`
  const parsed = po.parse(readFileSync(filename, 'utf8'), { locale: language, sourceLocale: 'en', filename })
  if (parsed instanceof Promise) throw new Error('the formatter is expected to be synchronous')
  return Object.entries(parsed).map(([id, { translation }]) => [id, translation ?? ''])
}

export const catalogue = (language: Language) => parts.flatMap((part) => catalogueFile(part, language))
export const fileIds = (language: Language) => parts.map((part) => catalogueFile(part, language).map(([id]) => id))

/** `{name` of a variable, but not the brace that opens a branch of a plural. */
const variable = /(?<!\b(?:zero|one|two|few|many|other)\s*)(?<!=\d+\s*)\{\s*(\w+)\s*[,}]/g

/** Names of the variables and tags that a text needs, sorted. */
export function needsOf(text: string): string[] {
  const variables = [...text.matchAll(variable)].map(([, name = '']) => name)
  const tags = [...text.matchAll(/<(\w+)\/?>/g)].map(([, name = '']) => `<${name}>`)
  return [...new Set([...variables, ...tags])].sort()
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^(vault|mock)\//.test(file))
  .map((file) => ({ file, code: readFileSync(src + file, 'utf8') }))

const literal = /'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\n]*)`/g
const place = /(?:\bid=|\btitleId=|\btext\()\{?\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`)/g
const shape = /^[a-z][A-Za-z]*(\.[\w${}.-]+)+$/

const found = (pattern: RegExp) =>
  sources.flatMap(({ file, code }) =>
    [...code.matchAll(pattern)].map(([, single, double, template]) => ({
      file,
      id: single ?? double ?? template ?? '',
    })),
  )

/** Ids of the texts that stand as titles: of what did not load, of a banner, of a dialog. */
export const titleIds = (): string[] =>
  found(/\btitle=(?:\{<Text id=)?(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`)/g)
    .map(({ id }) => id)
    .filter((id) => shape.test(id))

/** An id with holes (`problem.${code}.what`) stands for all ids that fit. */
const fits = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split(/\$\{[^}]*\}/)
      .map((piece) => piece.replace(/[.-]/g, '\\$&'))
      .join('[\\w-]+(?:\\.[\\w-]+)*')}$`,
  )

/** Whether some line of the source names the id, whole or with holes. */
export function isUsed(id: string): boolean {
  return everyLiteral.some((pattern) => (pattern.includes('${') ? fits(pattern).test(id) : pattern === id))
}
const everyLiteral = [...new Set(found(literal).map(({ id }) => id))].filter((id) => shape.test(id))

/** Where a text is asked for by an id that no catalogue has. */
export function askedInVain(ids: readonly string[]): string[] {
  return found(place)
    .filter(({ id }) => shape.test(id))
    .filter(({ id }) => !ids.some((known) => (id.includes('${') ? fits(id).test(known) : known === id)))
    .map(({ file, id }) => `${file}: ${id}`)
}
