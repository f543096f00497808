import type { Customer, Instant, Invoice, LedgerRecord, Payment } from './records.ts'

/**
 * A record just read there, merged into what is stored: the accounting system's facts, our id and
 * origin, and the marks that only AR knows. One that is older than what is stored changes nothing, so
 * answers may arrive in any order. A record seen again is no longer *deleted there*. The caller settles
 * duplicate numbers when the number is another one.
 */
export function mergePulled<T extends LedgerRecord>(stored: T | undefined, pulled: T): T {
  if (!stored) return pulled
  if (isStale(stored, pulled)) return stored
  const merged = { ...pulled, id: stored.id, origin: stored.origin }
  switch (stored.kind) {
    case 'invoice':
      return { ...merged, ...invoiceMarks(stored) } as T
    case 'customer':
      return { ...merged, ...kept(stored as Customer, ['remindersPaused']) } as T
    case 'payment':
      // What a processor reports about an imported one, the books do not know either.
      return stored.origin === 'own' || stored.processor
        ? (mergeOwnPayment(stored, merged as Payment) as T)
        : merged
    default:
      return merged
  }
}

/** Older by the accounting system's own clock; of the same version, read earlier. */
export function isStale(stored: LedgerRecord, pulled: LedgerRecord): boolean {
  const [known, told] = [time(stored.updatedThere), time(pulled.updatedThere)]
  if (known !== undefined && told !== undefined && known !== told) return told < known
  const [readBefore, readNow] = [time(stored.readAt), time(pulled.readAt)]
  return readBefore !== undefined && readNow !== undefined && readNow < readBefore
}

const time = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant))

const invoiceMarks = (stored: Invoice) =>
  kept(stored, ['archivedAt', 'skippedFor', 'duplicateAllowed', 'remindersPaused', 'ourVersion'])

function kept<T extends LedgerRecord>(stored: T, names: (keyof T)[]): Partial<T> {
  const marks: Partial<T> = {}
  for (const name of names) if (stored[name] !== undefined) marks[name] = stored[name]
  return marks
}

/**
 * Status, method and source stay ours: the books do not know them (seed, "paid if the payment failed").
 * Of one voided there the amounts are 0; ours stay, since they say what came back to the invoices.
 */
function mergeOwnPayment(own: Payment, there: Payment): Payment {
  const money = there.voided ? own : there
  return {
    ...there,
    ...kept(own, ['ourKey', 'processor', 'reference', 'statusChangedAt', 'statusBefore']),
    status: own.status,
    method: own.method,
    source: own.source,
    amount: money.amount,
    applications: money.applications,
    unapplied: money.unapplied,
    standing: there.voided ? 'gone' : 'there',
    syncState: 'synced',
  }
}

/**
 * A payment that was deleted or reversed there: it covers nothing any more, at once (design §3, Deletion
 * check). The instant keeps an older answer from bringing it back.
 */
export const paymentGone = (payment: Payment, at: Instant): Payment => ({
  ...payment,
  standing: 'gone',
  updatedThere: later(payment.updatedThere, at),
  readAt: later(payment.readAt, at),
})

const later = (known: Instant | undefined, at: Instant): Instant =>
  known !== undefined && Date.parse(known) > Date.parse(at) ? known : at
