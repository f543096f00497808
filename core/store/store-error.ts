/** Why the store did not do what was asked, in a sentence for the user. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /**
   * `blocked`: another window holds an older version open. `newer-version`: the data was written by a newer
   * release. `quota`: no room left on the device. `unavailable`: the browser will not open it.
   */
  readonly code: 'blocked' | 'newer-version' | 'quota' | 'unavailable'
  constructor(code: StoreError['code'], cause?: unknown) {
    super(SENTENCES[code], { cause })
    this.code = code
  }
}

const SENTENCES: Record<StoreError['code'], string> = {
  blocked: 'Another window of AR Companion still uses the older data. Close it and try again.',
  'newer-version': 'This data was written by a newer version of AR Companion. Update the extension.',
  quota: 'There is no room left on this device to store the ledger.',
  unavailable: 'The browser did not open the ledger of AR Companion.',
}

/** Names what IndexedDB means by its exception; anything that is not the store's own passes as it is. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error
  const name = (error as { name?: unknown } | null)?.name
  if (name === 'QuotaExceededError') return new StoreError('quota', error)
  if (name === 'VersionError') return new StoreError('newer-version', error)
  return error
}
