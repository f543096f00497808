import { AccountingError } from './connector.ts'

/** What an accounting system allows one connection. */
export interface RateLimits {
  perSecond: number
  perMinute: number
  concurrent: number
}
export type Priority = 'high' | 'low'

export interface RateBudget {
  /**
   * Waits for a place; the answer gives it back. High goes ahead of every low that waits.
   * @throws AccountingError `retry`, with the time left, while the system has told us to stay away.
   */
  enter(priority: Priority): Promise<() => void>
  /** The system throttled us: nothing of this connection goes before then. */
  pause(milliseconds: number): void
}

/** Ours and the server's second do not begin together: a little more than one, so that both see the limit kept. */
const SECOND = 1_020
const MINUTE = 60_020

/**
 * Sliding windows, in memory: a worker that was stopped begins with fresh ones, and a throttled answer
 * then corrects it.
 */
export function rateBudget(limits: RateLimits, now: () => number = Date.now): RateBudget {
  const waiting: Record<Priority, { go: () => void; refuse: (error: AccountingError) => void }[]> = {
    high: [],
    low: [],
  }
  let starts: number[] = []
  let active = 0
  let pause = { from: 0, until: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Milliseconds until one more may start; 0: now. */
  function delay(): number {
    const at = now()
    // A clock set back would leave starts in the future and block for as long.
    starts = starts.filter(start => start <= at && at - start < MINUTE)
    const second = starts.at(-limits.perSecond)
    const minute = starts.at(-limits.perMinute)
    return Math.max(
      0,
      second === undefined ? 0 : second + SECOND - at,
      minute === undefined ? 0 : minute + MINUTE - at,
    )
  }

  /** A clock set back to before the pause began ends it, rather than prolong it. */
  const left = () => (now() < pause.from ? 0 : Math.max(0, pause.until - now()))

  const paused = () =>
    new AccountingError('The accounting system asked us to wait.', {
      class: 'retry',
      reason: 'throttled',
      retryAfter: left(),
    })

  function leave(): void {
    active--
    pump()
  }

  function pump(): void {
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    while (active < limits.concurrent) {
      const queue = waiting.high.length > 0 ? waiting.high : waiting.low
      const next = queue[0]
      if (!next) return
      const wait = delay()
      if (wait > 0) {
        timer = setTimeout(pump, wait)
        return
      }
      queue.shift()
      starts.push(now())
      active++
      next.go()
    }
  }

  return {
    enter: priority =>
      new Promise((resolve, reject) => {
        if (left() > 0) return reject(paused())
        let released = false
        const release = () => {
          if (released) return
          released = true
          leave()
        }
        waiting[priority].push({ go: () => resolve(release), refuse: reject })
        pump()
      }),
    pause(milliseconds) {
      pause = { from: now(), until: now() + Math.max(milliseconds, left()) }
      for (const { refuse } of [...waiting.high.splice(0), ...waiting.low.splice(0)]) refuse(paused())
    },
  }
}

const shared = new Map<string, RateBudget>()

/** One budget per connection, however many connectors stand on it. */
export function sharedBudget(connectionId: string, limits: RateLimits): RateBudget {
  const budget = shared.get(connectionId) ?? rateBudget(limits)
  shared.set(connectionId, budget)
  return budget
}
