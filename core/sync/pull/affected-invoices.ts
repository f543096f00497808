import type { Changes } from '../../accounting/connector.ts'
import type { Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import { findByExternal, getRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/**
 * A payment that came, changed or went changes what its invoices owe. The accounting system mostly tells
 * of those invoices too; the ones it did not tell of are read again, so that a balance is never older than
 * the payment beside it.
 * @param freshSince invoices read at or after this instant are new enough
 * @returns ids in the accounting system
 */
export async function affectedInvoices(
  reader: Reader,
  connectionId: string,
  records: LedgerRecord[],
  deleted: Changes['deleted'],
  freshSince: Instant,
): Promise<string[]> {
  const told = new Set(records.flatMap(record => (record.kind === 'invoice' ? [record.externalId] : [])))
  const payments = records.filter(record => record.kind === 'payment')
  const gone = deleted.filter(({ entity }) => entity === 'payment')
  if (payments.length === 0 && gone.length === 0) return []
  const ids = [...payments.map(payment => payment.externalId ?? payment.id), ...gone.map(d => d.externalId)]
  const before = await Promise.all(ids.map(id => findByExternal(reader, connectionId, 'payment', id)))
  const theirs = new Set<string>()
  const ours = new Set<string>()
  before.forEach((stored, n) => {
    const now = payments[n]
    if (stored && now && isSame(stored, now)) return
    if (stored?.standing === 'gone' && !now) return
    for (const { invoiceId } of stored?.applications ?? []) ours.add(invoiceId)
    for (const { invoiceId } of now?.applications ?? []) theirs.add(invoiceId)
  })
  const stored = await Promise.all([
    ...[...ours].map(id => getRecord(reader, connectionId, 'invoice', id)),
    ...[...theirs].map(id => findByExternal(reader, connectionId, 'invoice', id)),
  ])
  const asked = [...[...ours].map(() => undefined), ...theirs]
  const wanted = new Set<string>()
  stored.forEach((invoice, n) => {
    const externalId = invoice ? invoice.externalId : asked[n]
    if (externalId === undefined || told.has(externalId) || invoice?.deletedThereAt !== undefined) return
    if (invoice?.readAt !== undefined && invoice.readAt >= freshSince) return
    wanted.add(externalId)
  })
  return [...wanted]
}

/** Told again because pulls overlap. */
const isSame = (stored: Payment, now: Payment): boolean =>
  stored.version !== undefined && stored.version === now.version && stored.updatedThere === now.updatedThere
