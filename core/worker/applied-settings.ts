import { browser } from 'wxt/browser'
import { waitsForSetting } from '../ledger/submission.ts'
import { connectionSettings } from '../preferences/preferences.ts'
import { listConnections } from '../store/connections.ts'
import { ownPayments } from '../store/payments.ts'
import { write } from '../store/transaction.ts'
import { ENQUEUE_STORES } from '../sync/push/enqueue.ts'
import type { WorkerDeps } from './deps.ts'
import { hold } from './payments/submit.ts'

/** What the ledger was last brought in line with: the worker may sleep while a setting changes. */
interface Applied {
  submitAuthorizedAch: boolean
  allowsDuplicates: string[]
}
const KEY = 'applied-settings'

/**
 * Brings the ledger in line with the settings, whoever changed them and when. Turned off, *Submit
 * Authorized ACH* withdraws what was not sent; turned on, it sends nothing by itself: the user is asked
 * first (`payments.submitWaiting`). *Allow Duplicate Invoice Numbers*, turned on, brings the skipped in;
 * turned off, it removes nothing (design §3).
 */
export async function applySettings(deps: WorkerDeps): Promise<void> {
  const preferences = await deps.preferences()
  const stored = (await browser.storage.local.get(KEY))[KEY] as Applied | undefined
  const connections = await listConnections(await deps.ledger())
  const allows = connections
    .map(({ id }) => id)
    .filter(id => connectionSettings(preferences, id).allowDuplicateNumbers)
  const next: Applied = { submitAuthorizedAch: preferences.submitAuthorizedAch, allowsDuplicates: allows }
  if (stored && JSON.stringify(stored) === JSON.stringify(next)) return
  if (!preferences.submitAuthorizedAch && stored?.submitAuthorizedAch !== false) {
    for (const { id } of connections) await withdrawAuthorized(deps, id)
  }
  for (const id of allows) {
    if (!stored?.allowsDuplicates.includes(id)) await deps.engine.bringInSkipped(id)
  }
  // Last: cut short before, it is all done again, and doing it twice changes nothing.
  await browser.storage.local.set({ [KEY]: next })
}

async function withdrawAuthorized(deps: WorkerDeps, connectionId: string): Promise<void> {
  const held = await write(await deps.ledger(), ENQUEUE_STORES, async tx => {
    let count = 0
    for (const payment of (await ownPayments(tx, connectionId)).filter(waitsForSetting)) {
      if (await hold(tx, payment)) count += 1
    }
    return count
  })
  if (held === 0) return
  deps.announce(connectionId, 'records')
  deps.announce(connectionId, 'outbox')
}
