/** What the callback inside a hidden frame tells the page around it. It carries a code, so it goes to our origin only. */
interface FrameMessage {
  type: 'pixy-frame-callback'
  query: string
  fragment: string
}

/** Said by the callback document of a hidden frame to the page that opened it. */
export function reportFromFrame(arrived: { query: string; fragment: string }): void {
  const message: FrameMessage = { type: 'pixy-frame-callback', ...arrived }
  window.parent.postMessage(message, location.origin)
}

/**
 * Opens a hidden frame at the provider and waits for its callback. Answers count only from that very window and from
 * our own origin (RFC 9700 §4.17.2).
 */
export function openFrame(
  url: string,
  timeoutMs: number,
  onCallback: (arrived: { query: string; fragment: string }) => void,
  onFailure: (reason: 'timeout' | 'blocked') => void,
): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = ''
  frame.setAttribute('aria-hidden', 'true')
  const end = () => {
    clearTimeout(timer)
    removeEventListener('message', listen)
    frame.remove()
  }
  const listen = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || source !== frame.contentWindow || !isFrameMessage(data)) return
    end()
    onCallback({ query: data.query, fragment: data.fragment })
  }
  const timer = setTimeout(() => {
    end()
    onFailure('timeout')
  }, timeoutMs)
  addEventListener('message', listen)
  frame.src = url
  document.body.append(frame)
}

function isFrameMessage(data: unknown): data is FrameMessage {
  if (typeof data !== 'object' || data === null) return false
  const { type, query, fragment } = data as Partial<Record<keyof FrameMessage, unknown>>
  return type === 'pixy-frame-callback' && typeof query === 'string' && typeof fragment === 'string'
}
