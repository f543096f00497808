import { isOurs } from '../../core/pages/watch.ts'

/** Told of an Escape inside one of our hosts. */
export type EscapeListener = (host: Element) => void
const listeners = new Set<EscapeListener>()

/**
 * Keeps what is typed inside us from the page. A page's shortcuts often listen on the window before
 * anybody else, and see our host where a field is, so this runs as the document starts, ahead of them;
 * what a key does by itself (typing, Tab, Enter on a button) is not touched.
 */
export function guardKeys(window: Window, signal: AbortSignal): void {
  const guard = (event: KeyboardEvent) => {
    const host = event
      .composedPath()
      .find((place): place is Element => place instanceof Element && isOurs(place))
    if (!host) return
    event.stopImmediatePropagation()
    if (!event.isTrusted || event.type !== 'keydown' || event.key !== 'Escape') return
    event.preventDefault()
    for (const listener of listeners) listener(host)
  }
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(type, guard, { capture: true, signal })
  }
}

/** Returns the way to stop listening. */
export function onEscape(listener: EscapeListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
