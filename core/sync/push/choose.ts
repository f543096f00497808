import type { Invoice, Payment } from '../../ledger/records.ts'
import { mergeTwin, twinProposals } from '../../ledger/twins.ts'
import { deleteOutboxEntry, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import { paymentsOfCustomer } from '../../store/payments.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import type { OutboxEntry } from '../../store/schema.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { applicable } from './covered.ts'
import { markUnsent, unsent } from './marks.ts'

export type Choice = 'apply-still-owed' | 'already-there' | 'do-not-submit'

/**
 * `chosen`: the entry is settled or goes on. `which`: several or no imported payment may be it, the user
 * must pick (*Mark as synced*). `nothing`: the payment asks nothing. `not-that`: this choice does not
 * answer what the payment asks.
 */
export type Chosen = 'chosen' | 'which' | 'nothing' | 'not-that'

/** The user's answer to a payment that waits for it (design §3, right before sending). */
export async function choose(tx: WriteTx, payment: Payment, choice: Choice): Promise<Chosen> {
  const entries = await outboxOfRecord(tx, payment.connectionId, payment.id)
  const entry = entries.find(({ action }) => action === 'create-payment')
  if (!entry || (entry.question === undefined && entry.state !== 'unknown')) return 'nothing'
  if (entry.question === 'unclear-answer') {
    if (choice === 'apply-still-owed') return 'not-that'
    await deleteOutboxEntry(tx, entry.id)
    return 'chosen'
  }
  switch (choice) {
    case 'apply-still-owed':
      return entry.state === 'unknown' ? 'not-that' : applyWhatIsOwed(tx, entry, payment)
    case 'already-there':
      return mergeTheOne(tx, entry, payment)
    case 'do-not-submit': {
      const held: OutboxEntry = { ...unsent(entry), state: 'held' }
      await putOutboxEntry(tx, held)
      await markUnsent(tx, held)
      return 'chosen'
    }
  }
}

/** The ledger holds what the invoices owed when the question was asked; they are read again before sending. */
async function applyWhatIsOwed(tx: WriteTx, entry: OutboxEntry, payment: Payment): Promise<Chosen> {
  const invoices = new Map<string, Invoice>()
  for (const { invoiceId } of payment.applications) {
    const invoice = await getRecord(tx, payment.connectionId, 'invoice', invoiceId)
    if (invoice) invoices.set(invoiceId, invoice)
  }
  await putRecord(tx, { ...payment, ...applicable(payment, invoices) })
  await putOutboxEntry(tx, { ...unsent(entry), attempts: 0 })
  return 'chosen'
}

async function mergeTheOne(tx: WriteTx, entry: OutboxEntry, payment: Payment): Promise<Chosen> {
  const imported = await paymentsOfCustomer(tx, payment.connectionId, payment.customerId)
  const proposals = twinProposals({ ...payment, standing: 'none' }, imported)
  const [twin] = proposals
  if (!twin || proposals.length > 1) return 'which'
  await markSynced(tx, payment, twin)
  await deleteOutboxEntry(tx, entry.id)
  return 'chosen'
}

/** *Mark as synced*: one record under our id, with what stands there; what waited to be sent is closed. */
export async function markSynced(tx: WriteTx, own: Payment, imported: Payment): Promise<void> {
  const { failure: _, ...unfailed } = own
  await putRecord(tx, mergeTwin(unfailed, imported))
  await deleteRecord(tx, imported.connectionId, 'payment', imported.id)
  for (const entry of await outboxOfRecord(tx, own.connectionId, own.id)) {
    if (entry.action === 'create-payment') await deleteOutboxEntry(tx, entry.id)
  }
}
