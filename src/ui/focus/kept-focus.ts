/** Where in the page something was. */
interface Place {
  /** All that left with it. */
  whole: Element
  parent: Node
  before: Node | null
  after: Node | null
}

/** What has the focus in the place of what is gone, until the person does something. */
let standIn: Element | null = null
/** How often the person did something: pressed a key, or pointed at something. */
let doings = 0

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

/** Whether what comes late may take the focus: nobody has it, or it only stands in for what is gone. */
export const isFocusFree = (): boolean => isNowhere() || document.activeElement === standIn

/**
 * For what is asked for now and takes the focus once it has come.
 * @returns whether it may: nobody went on with something since, and from there to somewhere else
 */
export function noteFocus(): () => boolean {
  const { activeElement: then } = document
  const before = doings
  return () => doings === before || isFocusFree() || document.activeElement === then
}

/**
 * Follows the focus, so that nobody loses their place: where what has it leaves the page, or is drawn anew, the focus
 * goes to the neighbour in the list, else to the name of the page, unless somebody else has given it to something.
 * @returns ends that
 */
export function keepFocus(): () => void {
  let last: Element | undefined
  const following = new AbortController()
  /** Where it has ended in between, there may be no page any more. */
  const soon = (task: () => void) =>
    setTimeout(() => {
      if (!following.signal.aborted) task()
    })
  const listen = (type: string, listener: (event: Event) => void) =>
    document.addEventListener(type, listener, { capture: true, signal: following.signal })
  listen('focusin', ({ target }) => {
    last = target instanceof Element ? target : undefined
    if (last !== standIn) standIn = null
  })
  listen('focusout', () => {
    const left = last
    // Whoever presses on an empty place means to have no focus. What was removed is known to be so before this.
    soon(() => {
      if (last === left && isNowhere()) last = undefined
    })
  })
  for (const deed of ['keydown', 'pointerdown']) {
    listen(deed, () => {
      standIn = null
      doings += 1
    })
  }
  const observer = new MutationObserver((changes) => {
    const gone = last
    if (!gone || !isNowhere()) return
    const place = placeOf(gone, changes)
    if (!place) return
    last = undefined
    // A dialog that closes, and a list that knows its rows, have their say first.
    requestAnimationFrame(() => soon(() => giveFocus(gone, place)))
  })
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    following.abort()
    observer.disconnect()
  }
}

/** Where something stood that changes of the page have taken away. */
function placeOf(gone: Element, changes: readonly MutationRecord[]): Place | undefined {
  let place: Place | undefined
  for (const { target: parent, removedNodes, previousSibling: before, nextSibling: after } of changes) {
    const inside = place?.parent ?? gone
    for (const node of removedNodes) {
      if (node instanceof Element && node.contains(inside)) place = { whole: node, parent, before, after }
    }
  }
  return place
}

function giveFocus(gone: Element, place: Place): void {
  if (!isNowhere()) return
  for (const candidate of candidates(gone, place)) {
    if (!(candidate instanceof HTMLElement)) continue
    // Nothing jumps, and what cannot be seen does not take it.
    candidate.focus({ preventScroll: true })
    if (document.activeElement !== candidate) continue
    standIn = candidate
    return
  }
}

const items = 'li, article, [role=row], [role=listitem]'

function* candidates(gone: Element, place: Place): Iterable<Element | null> {
  const { whole, parent } = place
  // Where a list is sorted anew its rows are taken out and put in again.
  if (gone.isConnected) yield gone
  if (parent instanceof Element && parent.isConnected) {
    if (whole.matches(items)) yield* neighbours(gone, [...parent.children], place)
    yield parent.closest('[role=toolbar]')?.querySelector('a, button, input') ?? null
    yield parent.closest('[tabindex]:not(main)')
  }
  yield document.querySelector('h1')
  yield document.getElementById('content')
}

/** What is of the same kind in the items of a list: from a place on, and then what is before it. */
function* neighbours(gone: Element, list: readonly Element[], place: Place): Iterable<Element> {
  const role = gone.getAttribute('role')
  const kind = gone.localName + (role === null ? '' : `[role=${role}]`)
  const stoodAfter = list.filter((item) => isBefore(item, place)).length
  for (const item of [...list.slice(stoodAfter), ...list.slice(0, stoodAfter).toReversed()]) {
    if (item.matches(kind)) yield item
    yield* item.querySelectorAll(kind)
  }
}

/** Whether something stands before the place where something else stood, as far as what stood around it tells. */
function isBefore(item: Element, { parent, before, after }: Place): boolean {
  const comesFirst = (other: Node) => (item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
  if (before?.parentNode === parent) return item === before || comesFirst(before)
  return after?.parentNode === parent && comesFirst(after)
}
