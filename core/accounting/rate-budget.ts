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
   * Waits for a place; the answer gives it back, and says with `true` that it begins: by then the server has
   * counted the request, and reading it may take a while. High goes ahead of every low that waits.
   * @throws AccountingError `retry`, with the time left, while the system has told us to stay away.
   */
  enter(priority: Priority): Promise<(begins?: boolean) => void>
  /** The system throttled us: nothing of this connection goes before then. */
  pause(milliseconds: number): void
}

const SECOND = 1_000
const MINUTE = 60_000
/**
 * A request reaches the server before its answer comes back, and at the latest so long after its start: a
 * first one has its connection to open. Counted too early, the next burst is throttled, which costs a minute.
 */
const ARRIVAL = 500

/** When the server has counted a request, at the latest: that is what its second begins with. */
interface Call {
  start: number
  counted: number
}

/**
 * Sliding windows, in memory: a worker that was stopped begins with fresh ones, and a throttled answer
 * then corrects it.
 */
export function rateBudget(limits: RateLimits, now: () => number = Date.now): RateBudget {
  const waiting: Record<Priority, { go: (call: Call) => void; refuse: (error: AccountingError) => void }[]> =
    {
      high: [],
      low: [],
    }
  let calls: Call[] = []
  let active = 0
  let pause = { from: 0, until: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Milliseconds until one more may start; 0: now. */
  function delay(): number {
    const at = now()
    // A clock set back would leave calls in the future and block for as long.
    calls = calls.filter(({ start, counted }) => start <= at && at - counted < MINUTE)
    const counted = calls.map(call => call.counted).sort((a, b) => a - b)
    const second = counted.at(-limits.perSecond)
    const minute = counted.at(-limits.perMinute)
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
      const call = { start: now(), counted: now() + ARRIVAL }
      calls.push(call)
      active++
      next.go(call)
    }
  }

  return {
    enter: priority =>
      new Promise((resolve, reject) => {
        if (left() > 0) return reject(paused())
        const go = (call: Call) => {
          let open = true
          resolve((begins = false) => {
            call.counted = Math.min(call.counted, now())
            if (open && !begins) {
              open = false
              active--
            }
            pump()
          })
        }
        waiting[priority].push({ go, refuse: reject })
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
