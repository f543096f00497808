import type { Answer, Input, MessageName } from '../../../core/messaging/protocol.ts'
import type { Reply } from '../../../core/messaging/reply.ts'
import type { Screen } from '../harness/screen.ts'

/** A command through the worker's own door, as a page of the extension gives it. @throws Error when refused */
export async function tell<N extends MessageName>(
  screen: Screen,
  name: N,
  input: Input<N>,
): Promise<Answer<N>> {
  const reply = await screen.run<Reply<Answer<N>>>(
    `chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`,
  )
  if (reply.ok) return reply.value
  throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`)
}

const inLedger = (store: string, work: string): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ar-companion')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const db = opening.result
    const tx = db.transaction(${JSON.stringify(store)}, 'readwrite')
    tx.objectStore(${JSON.stringify(store)}).${work}
    tx.oncomplete = () => { db.close(); resolve() }
    tx.onerror = () => reject(tx.error)
  }
})`

/** Lays a row into the ledger behind the product's back: for what no journey can bring about. */
export const putRow = (screen: Screen, store: string, row: object): Promise<void> =>
  screen.run(inLedger(store, `put(${JSON.stringify(row)})`))

export const deleteRow = (screen: Screen, store: string, key: string | string[]): Promise<void> =>
  screen.run(inLedger(store, `delete(${JSON.stringify(key)})`))
