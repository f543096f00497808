/** Runs work under a name, never two at a time: across every page and worker of the extension. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Web Locks: the browser lets go of it when the worker dies. */
export const webLock: Lock = (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work>

/** For one context alone, and where Web Locks are missing (facts/parts.md §9.5): the same promise, in memory. */
export function sequential(): Lock {
  const tails = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const run = (tails.get(name) ?? Promise.resolve()).then(work, work)
    const tail = run.catch(() => undefined)
    tails.set(name, tail)
    tail.then(() => tails.get(name) === tail && tails.delete(name))
    return run
  }
}
