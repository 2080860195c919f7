/** What a script on the page could have seen or caused, reported as it happens. */
export interface Sighting {
  kind:
    | 'console'
    | 'error'
    | 'policy-violation'
    | 'message-in'
    | 'message-out'
    | 'broadcast-in'
    | 'broadcast-out'
    | 'window-message'
    /** A worker was started: its address and its options. */
    | 'worker'
  text: string
  /** Address of the page when it happened. */
  at: string
}

/** Name of the function that the watch reports to, in every page of a watched context. */
export const reportName = '__reportSighting'

/**
 * Runs in every page before its own first script. It listens wherever injected script could: every message to and from
 * a worker, port, channel or window, every argument of the console, every error. It changes nothing of what it hears.
 */
export function watchPage(report: string) {
  const send = (window as unknown as Record<string, (sighting: string) => void>)[report]
  delete (window as unknown as Record<string, unknown>)[report]
  if (!send) return
  const asText = (value: unknown): string => {
    const seen = new Set<unknown>()
    const text = JSON.stringify(value, (_name, inner: unknown) => {
      if (typeof inner === 'bigint' || typeof inner === 'function' || typeof inner === 'symbol') return String(inner)
      if (inner instanceof Error) return `${inner.name} ${inner.message} ${inner.stack ?? ''} ${asText(inner.cause)}`
      // Megabytes come by here. Each byte is a character, and each that a secret can be made of is its own.
      if (inner instanceof ArrayBuffer || ArrayBuffer.isView(inner)) return new TextDecoder('latin1').decode(inner)
      if (typeof inner !== 'object' || inner === null) return inner
      if (seen.has(inner)) return '(again)'
      seen.add(inner)
      if (inner instanceof Map || inner instanceof Set) return [...inner]
      return inner
    }) as string | undefined
    return text ?? String(value)
  }
  const say = (kind: string, value: unknown) => send(JSON.stringify({ kind, text: asText(value), at: location.href }))

  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn', 'dir', 'table', 'assert'] as const) {
    const original = console[level].bind(console) as (...values: unknown[]) => void
    console[level] = (...values: unknown[]) => {
      say('console', values)
      original(...values)
    }
  }
  // "ResizeObserver loop …" is no fault: the browser says that a layout took one frame more. Nor is what a window that
  // closes has not loaded.
  const isFault = (event: Event) =>
    event instanceof ErrorEvent
      ? event.error !== null || !event.message.startsWith('ResizeObserver loop')
      : !window.closed
  addEventListener('error', (event) => isFault(event) && say('error', [event.message, event.error]), true)
  addEventListener('unhandledrejection', (event) => say('error', event.reason))
  addEventListener('securitypolicyviolation', (event) =>
    say('policy-violation', [event.effectiveDirective, event.blockedURI, event.sourceFile]),
  )
  addEventListener('message', (event) => say('window-message', event.data))

  const hear = (target: EventTarget, kind: string) =>
    target.addEventListener('message', (event) => say(kind, (event as MessageEvent).data))
  const wrapPost = (prototype: { postMessage: (...values: never[]) => void }, kind: string) => {
    const original = prototype.postMessage as (...values: unknown[]) => void
    prototype.postMessage = function (this: unknown, ...values: unknown[]) {
      say(kind, values[0])
      original.apply(this, values)
    }
  }
  wrapPost(MessagePort.prototype, 'message-out')
  wrapPost(Worker.prototype, 'message-out')
  wrapPost(BroadcastChannel.prototype, 'broadcast-out')
  const watchNew = <C extends new (...values: never[]) => object>(
    original: C,
    heard: (made: InstanceType<C>, values: unknown[]) => void,
  ) =>
    new Proxy(original, {
      construct(target, values, newTarget) {
        const made = Reflect.construct(target, values, newTarget) as InstanceType<C>
        heard(made, values)
        return made
      },
    })
  window.SharedWorker = watchNew(SharedWorker, (made, [url, options]) => {
    say('worker', [String(url), options])
    hear(made.port, 'message-in')
  })
  window.Worker = watchNew(Worker, (made) => hear(made, 'message-in'))
  window.BroadcastChannel = watchNew(BroadcastChannel, (made) => hear(made, 'broadcast-in'))
  window.MessageChannel = watchNew(MessageChannel, (made) => {
    hear(made.port1, 'message-in')
    hear(made.port2, 'message-in')
  })
}
