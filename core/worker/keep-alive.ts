import { browser } from 'wxt/browser'

/** Below the 30 seconds after which both browsers stop an idle worker. */
const EVERY_MS = 20_000

/**
 * Keeps the worker alive while work is under way, and only then: a call of an extension API starts the
 * browser's idle time anew. Work must survive a kill all the same; this only makes it rare.
 */
export function keepAlive(): () => () => void {
  let users = 0
  let timer: ReturnType<typeof setInterval> | undefined
  return () => {
    users += 1
    timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), EVERY_MS)
    let released = false
    return () => {
      if (released) return
      released = true
      users -= 1
      if (users > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }
}
