/**
 * Put before the worker's script in the harness's own copy of the build: the product carries nothing of it.
 * At the n-th writing transaction (or upgrade) it undoes it, or lets it be committed, and from then on
 * nothing that the worker does has any effect, until it is stopped in earnest. Stands alone: carried as text.
 */
export function lever(): void {
  let left = 0
  let committed = false
  let dead = false
  const signal = new BroadcastChannel('soak')
  const never = new Promise<never>(() => {})
  const die = () => {
    if (dead) return
    dead = true
    signal.postMessage('struck')
  }
  const reached = () => {
    if (left === 0) return false
    left -= 1
    return left === 0
  }
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...args: Parameters<typeof begin>) {
    if (dead) throw new DOMException('The worker is stopped.', 'InvalidStateError')
    const tx = begin.apply(this, args)
    if (args[1] === 'readwrite' && reached()) {
      if (committed) tx.addEventListener('complete', die)
      else {
        die()
        tx.abort()
      }
    }
    return tx
  }
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (...args: Parameters<typeof open>) {
    const opening = open.apply(this, args)
    opening.addEventListener('upgradeneeded', () => {
      if (dead) opening.transaction?.abort()
      else if (reached()) {
        const tx = opening.transaction
        if (committed) tx?.addEventListener('complete', die)
        else {
          die()
          // After the product's own handler, so that its steps have been made and are undone.
          queueMicrotask(() => {
            try {
              tx?.abort()
            } catch {
              // Over already.
            }
          })
        }
      }
    })
    return opening
  }
  const request = globalThis.fetch
  globalThis.fetch = ((...args: Parameters<typeof fetch>) =>
    dead ? never : request(...args).then(answer => (dead ? never : answer))) as typeof fetch
  interface Api {
    runtime: { onMessage: { addListener(listener: (...args: unknown[]) => unknown): void } }
  }
  const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api }
  const listen = chrome.runtime.onMessage.addListener.bind(chrome.runtime.onMessage)
  // What is stopped gives no answers any more.
  for (const { runtime } of browser ? [browser, chrome] : [chrome]) {
    const { onMessage } = runtime
    const add = onMessage.addListener.bind(onMessage)
    onMessage.addListener = listener =>
      add((message, sender, reply) => {
        const answered = listener(message, sender, (value: unknown) => {
          if (!dead) (reply as (value: unknown) => void)(value)
        })
        return answered instanceof Promise ? answered.then(value => (dead ? never : value)) : answered
      })
  }
  listen((message, _sender, reply) => {
    const told = (message as { soak?: { n: number; committed: boolean } } | null)?.soak
    if (!told) return
    left = told.n
    committed = told.committed
    ;(reply as (done: boolean) => void)(true)
  })
}
