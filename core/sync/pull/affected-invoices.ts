import type { Changes } from '../../accounting/connector.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { findByExternal, getRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/**
 * From what instant on, by our clock, a reading of an invoice is new enough for a payment that changed
 * there at `changedThere` (the accounting system's clock).
 */
export type FreshSince = (changedThere: Instant | undefined) => Instant

/** The two clocks are compared by one answer: our instant of asking, and what their clock said then. */
const MARGIN_MS = 60_000

export function freshSinceBy(askedAt: Instant, serverTime: Instant | undefined): FreshSince {
  return changedThere => {
    if (changedThere === undefined || serverTime === undefined) return askedAt
    const ago = Date.parse(serverTime) - Date.parse(changedThere)
    return new Date(Date.parse(askedAt) - ago + MARGIN_MS).toISOString()
  }
}

/**
 * A payment that came, changed or went changes what its invoices owe. The accounting system mostly tells
 * of those invoices too; the ones it did not tell of, and that were last read before the payment changed,
 * are to be read again, so that a balance is never older than the payment beside it. (A payment that came
 * and went between two pulls, and whose going names no invoice: there the invoice's own change is all there is.)
 * @returns ids in the accounting system
 */
export async function affectedInvoices(
  reader: Reader,
  connectionId: string,
  records: LedgerRecord[],
  deleted: Changes['deleted'],
  freshSince: FreshSince,
): Promise<string[]> {
  const told = new Set(records.flatMap(record => (record.kind === 'invoice' ? [record.externalId] : [])))
  const payments = records.filter(record => record.kind === 'payment')
  const gone = deleted.filter(({ entity }) => entity === 'payment')
  const changes = [
    ...payments.map(now => ({
      id: now.externalId ?? now.id,
      at: now.updatedThere,
      now,
      paid: now.applications.map(({ invoiceId }) => invoiceId),
    })),
    ...gone.map(({ externalId, at, invoiceIds = [] }) => ({
      id: externalId,
      at,
      now: undefined,
      paid: invoiceIds,
    })),
  ]
  const before = await Promise.all(
    changes.map(({ id }) => findByExternal(reader, connectionId, 'payment', id)),
  )
  /** By our key or by theirs: since when a reading of the invoice is new enough. */
  const ours = new Map<string, Instant>()
  const theirs = new Map<string, Instant>()
  changes.forEach(({ at, now, paid }, n) => {
    const stored = before[n]
    // Known to be gone; without a time of its going, it would be read for at each telling. With one, an
    // invoice read before it may still count the payment: it went between two pages of the first import.
    if (at === undefined && stored?.standing === 'gone' && (!now || now.voided)) return
    const since = freshSince(at)
    for (const { invoiceId } of stored?.applications ?? []) keepLatest(ours, invoiceId, since)
    for (const invoiceId of paid) keepLatest(theirs, invoiceId, since)
  })
  const asked = [
    ...[...ours].map(([id, since]) => ({ id, since, find: getRecord })),
    ...[...theirs].map(([id, since]) => ({ id, since, find: findByExternal })),
  ]
  const stored = await Promise.all(asked.map(({ id, find }) => find(reader, connectionId, 'invoice', id)))
  const wanted = new Set<string>()
  asked.forEach(({ id, since, find }, n) => {
    const invoice = stored[n]
    // Named by our key, an invoice that the ledger lacks was never accepted, or was removed.
    const externalId = invoice ? invoice.externalId : find === findByExternal ? id : undefined
    if (externalId === undefined || told.has(externalId) || invoice?.deletedThereAt !== undefined) return
    if (invoice?.readAt !== undefined && invoice.readAt >= since) return
    wanted.add(externalId)
  })
  return [...wanted]
}

function keepLatest(times: Map<string, Instant>, id: string, since: Instant): void {
  const known = times.get(id)
  if (known === undefined || known < since) times.set(id, since)
}
