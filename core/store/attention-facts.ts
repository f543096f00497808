import type { AttentionFacts } from '../ledger/attention.ts'
import { compareBalance } from '../ledger/balance.ts'
import type { Invoice, LedgerRecord, Payment } from '../ledger/records.ts'
import type { SubmissionSettings } from '../ledger/submission.ts'
import { listConnections } from './connections.ts'
import type { Ledger } from './open.ts'
import { ownPayments, paymentsOfInvoices } from './payments.ts'
import { getRecords, ownRecords } from './records.ts'
import { reading, type Tx } from './transaction.ts'

/**
 * What the attention list is made of, in one consistent reading. It costs what was made here, not the
 * size of the ledger: only our own records fail to sync, and only our own payments make balances differ.
 */
export async function attentionFacts(ledger: Ledger, settings: SubmissionSettings): Promise<AttentionFacts> {
  const tx = reading(ledger, [
    'connections',
    'deletionChecks',
    'outbox',
    'customers',
    'invoices',
    'payments',
    'reminders',
  ])
  const [connections, deletionChecks, intents] = await Promise.all([
    listConnections(tx),
    tx.objectStore('deletionChecks').getAll(),
    tx.objectStore('outbox').getAll(),
  ])
  const parts = await Promise.all(connections.map(({ id }) => ofConnection(tx, id, settings)))
  return {
    connections,
    deletionChecks,
    intents,
    records: parts.flatMap(part => part.records),
    mismatches: parts.flatMap(part => part.mismatches),
    prepared: parts.flatMap(part => part.prepared),
  }
}

async function ofConnection(
  tx: Tx,
  connectionId: string,
  settings: SubmissionSettings,
): Promise<Pick<AttentionFacts, 'records' | 'mismatches'> & Required<Pick<AttentionFacts, 'prepared'>>> {
  const [customers, invoices, payments] = await Promise.all([
    ownRecords(tx, connectionId, 'customer'),
    ownRecords(tx, connectionId, 'invoice'),
    ownPayments(tx, connectionId),
  ])
  const records: LedgerRecord[] = [...customers, ...invoices, ...payments]
  return {
    records,
    mismatches: await mismatches(tx, connectionId, payments, settings),
    prepared: await prepared(tx, connectionId),
  }
}

/** Of the last months only: what was not sent by then, a later step has long replaced. */
const PREPARED_MS = 90 * 86_400_000

async function prepared(tx: Tx, connectionId: string) {
  const since = new Date(Date.now() - PREPARED_MS).toISOString()
  const range = IDBKeyRange.bound([connectionId, since], [connectionId, []])
  const waiting = (await tx.objectStore('reminders').index('at').getAll(range)).filter(
    ({ outcome }) => outcome === 'prepared',
  )
  const invoices = await getRecords(
    tx,
    connectionId,
    'invoice',
    waiting.map(({ invoiceId }) => invoiceId),
  )
  return waiting.map((reminder, n) => ({ reminder, invoice: invoices[n] }))
}

async function mismatches(
  tx: Tx,
  connectionId: string,
  payments: Payment[],
  settings: SubmissionSettings,
): Promise<AttentionFacts['mismatches']> {
  const ids = [...new Set(payments.flatMap(payment => payment.applications.map(part => part.invoiceId)))]
  const [invoices, touching] = await Promise.all([
    getRecords(tx, connectionId, 'invoice', ids),
    paymentsOfInvoices(tx, connectionId, ids),
  ])
  return invoices
    .filter((invoice): invoice is Invoice => invoice !== undefined)
    .map(invoice => ({
      invoice,
      balance: compareBalance(invoice, touching.get(invoice.id) ?? [], settings),
    }))
    .filter(({ balance }) => balance.difference !== 0)
}
