/** What changed on the page since the last look. */
export interface Batch {
  /** Elements that came; each once. */
  added: ReadonlySet<Element>
  /** Elements whose own text or state changed. */
  changed: ReadonlySet<Element>
  /** More happened than is kept: the sets are not all of it. */
  overflow: boolean
}

/** More elements than a page touches at once by itself; a storm is looked at as a whole instead. */
const LIMIT = 256

/** Everything that we draw has such a tag, so that we never look at ourselves. */
const OWN_TAG = 'AR-COMPANION-'
export const isOurs = (node: Node): boolean => node.nodeName.startsWith(OWN_TAG)

/** What shows or hides text that was there before. */
const STATES = ['class', 'style', 'hidden', 'aria-hidden', 'open', 'role', 'aria-live']

/**
 * One observer for everything that the companion wants to know of the page: batched per animation frame,
 * bounded, idle when nothing changes. Hidden tabs have no frames; what piles up there is bounded too.
 */
export function watchPage(
  document: Document,
  onBatch: (batch: Batch) => void,
  signal: AbortSignal,
  frame: (run: () => void) => void = requestAnimationFrame,
): void {
  let added = new Set<Element>()
  let changed = new Set<Element>()
  let overflow = false
  let waiting = false

  const flush = () => {
    waiting = false
    if (signal.aborted) return
    const batch = { added, changed, overflow }
    added = new Set()
    changed = new Set()
    overflow = false
    onBatch(batch)
  }
  const keep = (set: Set<Element>, element: Element | null) => {
    if (!element || isOurs(element)) return
    if (added.size + changed.size < LIMIT) set.add(element)
    else overflow = true
  }
  const observer = new MutationObserver(records => {
    for (const record of records) {
      if (overflow) break
      if (record.type === 'attributes') keep(changed, record.target as Element)
      else if (record.type === 'characterData') keep(changed, record.target.parentElement)
      else
        for (const node of record.addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) keep(added, node as Element)
          else if (node.nodeType === Node.TEXT_NODE) keep(changed, node.parentElement)
        }
    }
    if (!waiting) {
      waiting = true
      frame(flush)
    }
  })
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: STATES,
  })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}
