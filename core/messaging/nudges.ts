import { browser } from 'wxt/browser'
import type { Nudge } from './reply.ts'

/**
 * Listens in a page for what the worker or the popup tells its tab. What `answer` returns goes back to a
 * question; a frame that draws nothing does not listen. Returns the way to stop.
 */
export function onNudge(answer: (nudge: Nudge['nudge']) => unknown): () => void {
  // The callback, not a promise: Chrome by itself, as the content script has it, takes only that.
  const listener = (message: unknown, _: unknown, reply: (value: unknown) => void): undefined => {
    const nudge = (message as Partial<Nudge> | null)?.nudge
    if (nudge === 'changed' || nudge === 'context') reply(answer(nudge))
  }
  browser.runtime.onMessage.addListener(listener as never)
  return () => browser.runtime.onMessage.removeListener(listener as never)
}

/**
 * Listens for a change of the preferences, whose keys all begin alike (core/preferences); what they are now
 * is asked of the worker. Returns the way to stop.
 */
export function onPreferencesChanged(listener: () => void): () => void {
  const changed = (changes: Record<string, unknown>) => {
    if (Object.keys(changes).some(key => key.startsWith('preferences'))) listener()
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}

/** False once the extension was updated or removed under this page: nothing of it can be reached any more. */
export const isReachable = (): boolean => browser.runtime?.id !== undefined
