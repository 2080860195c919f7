export type JsonObject = { readonly [name: string]: unknown }

/** The members of a JSON object, or undefined for any other value. */
export function asJsonObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** Parses text to a JSON object; undefined where it is not JSON or not an object. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    return asJsonObject(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A member of the object itself. What is inherited (`constructor`, `__proto__`) is no member. */
export function ownMember(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}
