import type { Invoice } from '../../ledger/records.ts'
import { getRecords, putRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'

/** Instant and reversible; reminders of an archived invoice rest (design §3, Archive). @returns how many changed */
export async function archive(
  deps: WorkerDeps,
  connectionId: string,
  ids: string[],
  archived: boolean,
): Promise<number> {
  const now = new Date(deps.now()).toISOString()
  const changed = await write(await deps.ledger(), ['invoices'], async tx => {
    const found = await getRecords(tx, connectionId, 'invoice', [...new Set(ids)])
    const wanted = found.filter(
      (invoice): invoice is Invoice =>
        invoice !== undefined && (invoice.archivedAt !== undefined) !== archived,
    )
    for (const { archivedAt: _, ...invoice } of wanted) {
      await putRecord(tx, archived ? { ...invoice, archivedAt: now } : invoice)
    }
    return wanted.length
  })
  if (changed > 0) deps.announce(connectionId, 'records')
  return changed
}
