/**
 * Runs `work` once after a burst of calls: at the latest `delay` milliseconds after the first of them,
 * never twice at once, and once more when it was called meanwhile.
 */
export function soon(work: () => Promise<void>, delay: number): () => void {
  let planned = false
  let running = false
  const call = () => {
    if (planned) return
    planned = true
    if (!running) setTimeout(() => void run(), delay)
  }
  const run = async () => {
    planned = false
    running = true
    await work().catch((error: unknown) => console.warn(error))
    running = false
    if (planned) setTimeout(() => void run(), delay)
  }
  return call
}

/** Callers of what is under way already share it. */
export function shared(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}
