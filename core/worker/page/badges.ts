import type { Connection } from '../../ledger/connection.ts'
import { invoiceView } from '../../ledger/invoice-view.ts'
import { isListed } from '../../ledger/missing.ts'
import type { Invoice } from '../../ledger/records.ts'
import { invoiceTone } from '../../ledger/tone.ts'
import type { RowBadge } from '../../messaging/views.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { paymentsOfInvoices } from '../../store/payments.ts'
import { findByExternal } from '../../store/records.ts'
import { reading, type Tx } from '../../store/transaction.ts'
import type { WorkerDeps } from '../deps.ts'

interface Row {
  externalId?: string | undefined
  number?: string | undefined
}

/** One answer per row, in one consistent reading of the ledger; null where AR has nothing sure to say. */
export async function badgesOf(
  deps: WorkerDeps,
  connection: Connection,
  rows: Row[],
): Promise<(RowBadge | null)[]> {
  const { submitAuthorizedAch } = await deps.preferences()
  const tx = reading(await deps.ledger(), ['invoices', 'payments'])
  const found = await Promise.all(rows.map(row => invoiceOfRow(tx, connection.id, row)))
  const ids = [...new Set(found.flatMap(invoice => (invoice ? [invoice.id] : [])))]
  const payments = await paymentsOfInvoices(tx, connection.id, ids)
  return found.map((invoice, n) => {
    if (invoice === null || (!invoice && connection.importing)) return null
    if (!invoice) return notListed(rows[n])
    const { tone, label, title } = invoiceTone(
      invoiceView({
        invoice,
        payments: payments.get(invoice.id) ?? [],
        connection,
        settings: { submitAuthorizedAch },
        now: deps.now(),
        foundBy: 'id',
      }),
    )
    return { tone, label, title }
  })
}

/** Null: several of that number, none of which is surely this row. */
async function invoiceOfRow(
  tx: Tx,
  connectionId: string,
  { externalId, number }: Row,
): Promise<Invoice | undefined | null> {
  if (externalId !== undefined) return findByExternal(tx, connectionId, 'invoice', externalId)
  if (!number) return null
  const same = await invoicesByNumber(tx, connectionId, number)
  const listed = same.filter(isListed)
  if (listed.length > 1 || same.length > 1) return null
  return listed[0] ?? same[0]
}

function notListed(row: Row | undefined): RowBadge | null {
  if (!row?.externalId && !row?.number) return null
  return {
    tone: 'muted',
    label: 'Not in AR',
    title: 'AR does not have this invoice. Open it to see why, or import it by its number.',
  }
}
