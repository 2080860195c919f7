import { readFileSync } from 'node:fs'

/**
 * Reads a `config.json` without parsing what it means.
 * @throws Error with a sentence that says what is wrong with the file, and in which line
 */
export function readSource(path: string): unknown {
  let text: string
  try {
    // Some editors begin a file with a byte order mark, which JSON does not know.
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new Error(`${path}: cannot be read`)
  }
  try {
    return JSON.parse(text, refusePrototype)
  } catch (error) {
    throw new Error(`${path}${mistakeIn(text) ?? `: ${error instanceof Error ? error.message : 'is not JSON'}`}`, {
      cause: error,
    })
  }
}

/** What people write who think of JavaScript; the sentences of JSON's parser name neither line nor cure. */
const mistakes: readonly (readonly [RegExp, sentence: string])[] = [
  [/,(?=\s*[}\]])/, 'a comma after the last member; remove it'],
  [/\/\/|\/\*|#/, 'JSON has no comments; remove it'],
  [/['‘’“”„]/, 'JSON wants straight double quotes: "'],
  [/(?<=["}\]\w])(?=\s+")/, 'a comma is missing at the end'],
]

function mistakeIn(text: string): string | undefined {
  if (text.trim() === '') return ': is empty; {} is the demo and nothing else'
  // Nothing that stands in a string is a mistake.
  const bare = text.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, (string) => `"${'_'.repeat(string.length - 2)}"`)
  const [first] = mistakes
    .map(([pattern, sentence]) => ({ at: bare.search(pattern), sentence }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  return first && `, line ${bare.slice(0, first.at).split('\n').length}: ${first.sentence}`
}

/** In JSON `__proto__` is a name like any other, in the module that is written from it it would not be. */
export function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Error('the name "__proto__" is not allowed')
  return value
}
