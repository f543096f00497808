import { mergePulled } from '../../ledger/merge.ts'
import type { Instant, Invoice, LedgerRecord, Payment } from '../../ledger/records.ts'
import { mergeTwin, twinProposals } from '../../ledger/twins.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { deleteOutboxEntry, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { paymentsOfCustomer } from '../../store/payments.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { absorbTwin } from './absorb-twin.ts'
import { applicable } from './covered.ts'
import { markUnsent, refuse, unsent } from './marks.ts'

export type Choice = 'apply-still-owed' | 'already-there' | 'do-not-submit' | 'another'

/**
 * `chosen`: the entry is settled or goes on. `which`: no imported record, or several, may be it: the user
 * must pick. `nothing`: the record asks nothing. `not-that`: this choice does not answer what it asks.
 */
export type Chosen = 'chosen' | 'which' | 'nothing' | 'not-that'

/**
 * The user's answer about a payment that must not go as it is (design §3, right before sending), about a
 * record whose outcome no look-up could tell (design §5), or about an invoice whose number is taken there.
 * `theirs`: the imported invoice that it is.
 */
export async function choose(
  tx: WriteTx,
  record: LedgerRecord,
  choice: Choice,
  now: Instant,
  theirs?: string,
): Promise<Chosen> {
  const entries = await outboxOfRecord(tx, record.connectionId, record.id)
  const entry = entries.find(({ action }) => action.startsWith('create-'))
  if (theirs !== undefined) return keepTheirs(tx, entry, record, theirs)
  if (!entry || (entry.question === undefined && entry.state !== 'unknown')) return 'nothing'
  if (entry.question === 'unclear-answer') {
    if (choice === 'apply-still-owed') return 'not-that'
    await deleteOutboxEntry(tx, entry.id)
    return 'chosen'
  }
  switch (choice) {
    case 'apply-still-owed':
      if (entry.state === 'unknown' || record.kind !== 'payment') return 'not-that'
      return applyWhatIsOwed(tx, entry, record)
    case 'already-there':
      return mergeTheOne(tx, entry, record)
    case 'do-not-submit': {
      const held: OutboxEntry = { ...unsent(entry), state: 'held' }
      await putOutboxEntry(tx, held)
      await markUnsent(tx, held)
      return 'chosen'
    }
    case 'another': {
      // Refused with the documented error, whose remedy then gives ours the next free number.
      if (record.kind !== 'invoice' || record.number === '') return 'not-that'
      const message = 'Another invoice there has this number.'
      const failure = { class: 'needs-user', message, guideId: 'duplicate-document-number', at: now } as const
      await refuse(tx, entry, failure)
      return 'chosen'
    }
  }
}

/** One invoice under our id, with what stands there; what ours said stays as a note (design §3, Editing). */
async function keepTheirs(
  tx: WriteTx,
  entry: OutboxEntry | undefined,
  record: LedgerRecord,
  id: string,
): Promise<Chosen> {
  const twin = await getRecord(tx, record.connectionId, 'invoice', id)
  const open = record.externalId === undefined && record.syncState !== 'syncing'
  if (record.kind !== 'invoice' || !open) return 'nothing'
  if (twin?.origin !== 'imported' || twin.number !== record.number) return 'which'
  await mergeInvoice(tx, record, twin)
  if (entry) await deleteOutboxEntry(tx, entry.id)
  return 'chosen'
}

async function mergeInvoice(tx: WriteTx, ours: Invoice, twin: Invoice): Promise<void> {
  const { failure: _, ...unfailed } = ours
  const merged = mergePulled({ ...unfailed, ourVersion: ours }, twin)
  await putRecord(tx, merged)
  await absorbTwin(tx, merged)
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

async function mergeTheOne(tx: WriteTx, entry: OutboxEntry, record: LedgerRecord): Promise<Chosen> {
  const twins = await twinsOf(tx, record)
  const [twin] = twins
  if (!twin || twins.length > 1) return 'which'
  if (record.kind === 'payment' && twin.kind === 'payment') await markSynced(tx, record, twin)
  else await mergeInvoice(tx, record as Invoice, twin as Invoice)
  await deleteOutboxEntry(tx, entry.id)
  return 'chosen'
}

/** The imported records that may be this own one. */
async function twinsOf(tx: WriteTx, own: LedgerRecord): Promise<LedgerRecord[]> {
  if (own.kind === 'payment') {
    const imported = await paymentsOfCustomer(tx, own.connectionId, own.customerId)
    return twinProposals({ ...own, standing: 'none' }, imported)
  }
  if (own.kind !== 'invoice' || own.number === '') return []
  const same = await invoicesByNumber(tx, own.connectionId, own.number)
  return same.filter(
    other =>
      other.origin === 'imported' &&
      other.customerId === own.customerId &&
      other.currency === own.currency &&
      other.date === own.date,
  )
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
