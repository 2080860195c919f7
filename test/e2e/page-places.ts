/** A place where a page keeps text, and all the text there. */
export interface Place {
  name: string
  text: string
}

/**
 * Runs in a page: everything that a script injected there could read without asking anyone. Storage, database,
 * caches, cookies, history, performance entries, the document with its shadow roots and fields, and the globals.
 */
export async function readPlaces(): Promise<Place[]> {
  const bytes = (data: ArrayBuffer) => Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join('')
  const asText = (value: unknown, depth: number, seen = new Set<unknown>()): string => {
    if (typeof value === 'string') return value
    if (typeof value === 'function') return ''
    if (typeof value !== 'object' || value === null) return String(value)
    if (seen.has(value) || depth < 0) return ''
    seen.add(value)
    if (value instanceof ArrayBuffer) return bytes(value)
    if (ArrayBuffer.isView(value)) {
      return bytes(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength) as ArrayBuffer)
    }
    if (value instanceof Map || value instanceof Set) return asText([...value], depth, seen)
    return Reflect.ownKeys(value)
      .map((name) => {
        try {
          return `${String(name)}\n${asText((value as Record<PropertyKey, unknown>)[name], depth - 1, seen)}`
        } catch {
          return String(name)
        }
      })
      .join('\n')
  }

  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('unreadable database'))
    })
  const readDatabases = async () => {
    const lines: string[] = []
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await settled(indexedDB.open(name))
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName)
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
        lines.push(name, storeName, asText(keys, 8), asText(values, 8))
      }
      database.close()
    }
    return lines.join('\n')
  }
  const readCaches = async () => {
    const lines: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        lines.push(name, request.url, asText([...request.headers], 3), (await response?.text()) ?? '')
      }
    }
    return lines.join('\n')
  }
  const readTree = (root: Document | ShadowRoot): string => {
    const lines = [root instanceof Document ? root.documentElement.outerHTML : root.innerHTML]
    for (const element of root.querySelectorAll('*')) {
      if ('value' in element && typeof element.value === 'string') lines.push(element.value)
      if (element.shadowRoot) lines.push(readTree(element.shadowRoot))
      if (element instanceof HTMLTemplateElement) lines.push(element.innerHTML)
      if (element instanceof HTMLIFrameElement && element.contentDocument) lines.push(readTree(element.contentDocument))
    }
    return lines.join('\n')
  }
  const readGlobals = () => {
    // What every window has is no place of the app's; an untouched frame says what that is.
    const frame = document.createElement('iframe')
    document.documentElement.append(frame)
    const usual = new Set(Reflect.ownKeys(frame.contentWindow ?? {}))
    frame.remove()
    return Reflect.ownKeys(window)
      .filter((name) => !usual.has(name) || name === 'name' || name === 'opener')
      .map((name) => `${String(name)}\n${asText((window as unknown as Record<PropertyKey, unknown>)[name], 3)}`)
      .join('\n')
  }

  return [
    { name: 'localStorage', text: asText({ ...localStorage }, 2) },
    { name: 'sessionStorage', text: asText({ ...sessionStorage }, 2) },
    { name: 'indexedDB', text: await readDatabases() },
    { name: 'caches', text: await readCaches() },
    { name: 'document.cookie', text: document.cookie },
    { name: 'location', text: `${location.href}\n${document.URL}\n${document.referrer}` },
    { name: 'history.state', text: asText(history.state, 8) },
    {
      name: 'navigation entries',
      text: navigation
        .entries()
        .map((entry) => `${entry.url ?? ''}\n${asText(entry.getState(), 8)}`)
        .join('\n'),
    },
    {
      name: 'performance entries',
      text: performance
        .getEntries()
        .filter((entry) => entry.entryType !== 'navigation')
        .map(({ name }) => name)
        .join('\n'),
    },
    {
      name: 'performance navigation entry',
      text: performance
        .getEntriesByType('navigation')
        .map(({ name }) => name)
        .join('\n'),
    },
    { name: 'document', text: `${document.title}\n${readTree(document)}` },
    { name: 'globals', text: readGlobals() },
  ]
}
