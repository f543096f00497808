import { from, rowsOf, type WriteTx, write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'
import { settleNumbers } from './duplicate-numbers.ts'

/**
 * *Allow Duplicate Invoice Numbers* was switched on: every skipped invoice is listed now. Switching it off
 * needs nothing: what was listed meanwhile stays (design §3).
 * @returns how many came in
 */
export async function bringInSkipped(deps: SyncDeps, connectionId: string): Promise<number> {
  const cameIn = await write(await deps.ledger(), ['invoices'], async tx => {
    const numbers = await skippedNumbers(tx, connectionId)
    return (await settleNumbers(tx, connectionId, numbers, true)).cameIn.length
  })
  deps.announce(connectionId, 'records')
  return cameIn
}

const CHUNK = 2000

async function skippedNumbers(tx: WriteTx, connectionId: string): Promise<Set<string>> {
  const numbers = new Set<string>()
  let range = rowsOf(connectionId)
  for (;;) {
    const rows = await from(tx, 'invoices').getAll(range, CHUNK)
    for (const row of rows) if (row.skippedFor !== undefined) numbers.add(row.number)
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return numbers
    range = IDBKeyRange.bound([connectionId, last.id], [connectionId, []], true)
  }
}
