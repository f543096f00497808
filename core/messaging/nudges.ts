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
    if (nudge === 'changed' || nudge === 'settings' || nudge === 'context') reply(answer(nudge))
  }
  browser.runtime.onMessage.addListener(listener as never)
  return () => browser.runtime.onMessage.removeListener(listener as never)
}

/** False once the extension was updated or removed under this page: nothing of it can be reached any more. */
export const isReachable = (): boolean => browser.runtime?.id !== undefined
