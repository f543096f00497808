import type { Invoice } from '../../../../core/ledger/records.ts'
import { send } from '../../../../core/messaging/client.ts'
import { invoicesByNumber } from '../../../../core/store/invoices.ts'
import { openLedger } from '../../../../core/store/open.ts'
import type { Reader } from '../../../../core/store/transaction.ts'
import { unlessWaiting } from '../../../shared/waits.ts'

/** The invoices of the accounting system that have the number of ours. */
export async function theirsOf(reader: Reader, ours: Invoice): Promise<Invoice[]> {
  if (ours.number === '') return []
  const same = await invoicesByNumber(reader, ours.connectionId, ours.number)
  return same.filter(
    other => other.id !== ours.id && other.origin === 'imported' && other.deletedThereAt === undefined,
  )
}

/** Reads them there again, so that both versions are as of now; one that is not here yet comes in. */
export async function readTheirs(ours: Invoice): Promise<void> {
  const { connectionId, number } = ours
  const known = await theirsOf(await openLedger(), ours)
  if (known.length === 0) await unlessWaiting(connectionId, send('invoice.import', { connectionId, number }))
  for (const { id } of known)
    await unlessWaiting(connectionId, send('record.sync', { connectionId, entity: 'invoice', id }))
}
