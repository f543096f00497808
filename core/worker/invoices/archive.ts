import type { Invoice } from '../../ledger/records.ts'
import { getRecords, putRecord } from '../../store/records.ts'
import { addEvent } from '../../store/runs.ts'
import { write } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'

/** What was done here by hand belongs to no run of the sync. */
const NO_RUN = ''

/** Instant and reversible; reminders of an archived invoice rest (design §3, Archive). @returns how many changed */
export async function archive(
  deps: WorkerDeps,
  connectionId: string,
  ids: string[],
  archived: boolean,
): Promise<number> {
  const now = new Date(deps.now()).toISOString()
  const changed = await write(await deps.ledger(), ['invoices', 'events'], async tx => {
    const found = await getRecords(tx, connectionId, 'invoice', [...new Set(ids)])
    const wanted = found.filter(
      (invoice): invoice is Invoice =>
        invoice !== undefined && (invoice.archivedAt !== undefined) !== archived,
    )
    for (const { archivedAt: _, ...invoice } of wanted) {
      await putRecord(tx, archived ? { ...invoice, archivedAt: now } : invoice)
      addEvent(tx, {
        runId: NO_RUN,
        connectionId,
        at: now,
        level: 'info',
        entity: 'invoice',
        recordId: invoice.id,
        label: invoice.number,
        message: archived ? 'archived' : 'unarchived',
      })
    }
    return wanted.length
  })
  if (changed > 0) deps.announce(connectionId, 'records')
  return changed
}
