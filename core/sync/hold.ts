type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T | undefined>

interface Hold {
  users: number
  granted: Promise<boolean>
  release: () => void
  /** Fulfilled when the lock is free again. */
  ended: Promise<unknown>
}

/**
 * "One engine at a time per connection (Web Locks)" and "no lock is held across a request" (design §5) go
 * together like this: the Web Lock says only that an engine of this connection is at work in some
 * context, so that a second worker (an old one that still ends, an event page beside its successor) does
 * not begin. It guards no data: every transaction stands for itself and judges what it finds, and none is
 * open during a request. Nobody ever waits for it (`ifAvailable`), the browser frees it when the worker
 * dies, and within one worker the runs that need it share it.
 */
export function holder(lock: Lock): <T>(name: string, work: () => Promise<T>) => Promise<T | undefined> {
  const holds = new Map<string, Hold>()
  const take = (name: string, before: Promise<unknown> | undefined): Hold => {
    let grant: (held: boolean) => void = () => undefined
    let release: () => void = () => undefined
    const granted = new Promise<boolean>(resolve => {
      grant = resolve
    })
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    const ended = (async () => {
      await before
      await lock(name, async () => {
        grant(true)
        await released
      })
    })()
    // Refused or failed: whoever waits is told that it is not held.
    const over = ended.then(
      () => grant(false),
      () => grant(false),
    )
    return { users: 0, granted, release, ended: over }
  }
  const endings = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const hold = holds.get(name) ?? take(name, endings.get(name))
    holds.set(name, hold)
    hold.users += 1
    try {
      if (!(await hold.granted)) return undefined
      return await work()
    } finally {
      hold.users -= 1
      if (hold.users === 0) {
        if (holds.get(name) === hold) holds.delete(name)
        hold.release()
        endings.set(name, hold.ended)
      }
    }
  }
}
