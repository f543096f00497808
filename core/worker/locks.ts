/** Runs `work` under the lock of that name, or answers `undefined` at once when another context has it. */
export const ifFree = <T>(name: string, work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks.request(name, { ifAvailable: true }, async lock => (lock ? work() : undefined))

/** How long what ends anyhow is waited for. */
const PATIENCE_MS = 30_000

/** Resolves when no engine is at work on a connection, in this context or another; at the latest after a while. */
export async function whenFree(connectionId: string): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  await navigator.locks
    .request(`engine:${connectionId}`, { signal }, async () => undefined)
    .catch(() => undefined)
}
