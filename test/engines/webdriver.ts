/** What a command of a driver answers with when it fails. */
interface WebDriverFailure {
  error: string
  message: string
}

const isFailure = (value: unknown): value is WebDriverFailure =>
  typeof value === 'object' && value !== null && 'error' in value && 'message' in value

/** One command of the protocol: its value. @throws Error with the driver's own words */
export type Command = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>

/** The key under which an element is named in answers. @see https://www.w3.org/TR/webdriver2/#elements */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
export type ElementReference = Readonly<Record<typeof elementKey, string>>
export const idOf = (element: ElementReference) => element[elementKey]

/**
 * A session of a W3C WebDriver.
 * @param address of the driver, e.g. `http://127.0.0.1:4444`
 * @see https://www.w3.org/TR/webdriver2/
 */
export async function startSession(
  address: string,
  capabilities: object,
): Promise<{ command: Command; end: () => Promise<void> }> {
  const ask = commandAt(address)
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  })
  const command = commandAt(`${address}/session/${sessionId}`)
  return { command, end: async () => void (await command('DELETE', '')) }
}

function commandAt(address: string): Command {
  return async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(address + path, {
      method,
      ...(method === 'POST'
        ? { body: JSON.stringify(body ?? {}), headers: { 'Content-Type': 'application/json' } }
        : {}),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok || isFailure(value)) {
      throw new Error(isFailure(value) ? `${value.error}: ${value.message}` : `${path}: ${response.status}`)
    }
    return value as T
  }
}
