/** What changed in a connection's part of the ledger: a screen reads again what it shows of it. */
export type Changed = 'connection' | 'progress' | 'records' | 'outbox' | 'runs' | 'deletion-check' | 'pdf'
export interface Change {
  connectionId: string
  what: Changed
}

const CHANNEL = 'ar-companion'
let sending: BroadcastChannel | undefined

/** Tells every other context of the extension; reaches listeners of this one too. */
export function announce(connectionId: string, what: Changed): void {
  sending ??= unattended(new BroadcastChannel(CHANNEL))
  sending.postMessage({ connectionId, what } satisfies Change)
}

/** @returns stops listening */
export function onChanged(listener: (change: Change) => void): () => void {
  const channel = unattended(new BroadcastChannel(CHANNEL))
  channel.onmessage = event => listener((event as MessageEvent<Change>).data)
  return () => channel.close()
}

/** In Node an open channel would keep the process alive. */
function unattended(channel: BroadcastChannel): BroadcastChannel {
  ;(channel as { unref?: () => void }).unref?.()
  return channel
}
