import { readFileSync } from 'node:fs'

/**
 * Reads a `config.json` without parsing what it means.
 * @throws Error with a sentence that says what is wrong with the file
 */
export function readSource(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Error(`${path}: cannot be read`)
  }
  try {
    return JSON.parse(text, refusePrototype)
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : 'is not JSON'}`, { cause: error })
  }
}

/** In JSON `__proto__` is a name like any other, in the module that is written from it it would not be. */
export function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Error('the name "__proto__" is not allowed')
  return value
}
