import { arBalance } from '../../ledger/balance.ts'
import type { Connection } from '../../ledger/connection.ts'
import { hasErrors } from '../../ledger/draft-problem.ts'
import {
  draftUnapplied,
  type PayableInvoice,
  type PaymentDraft,
  paymentDraftProblems,
} from '../../ledger/payment-draft.ts'
import type { Customer, Instant, Payment } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { getRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/** What one payment may be applied to: balances as AR knows them, other payments of ours already taken off. */
async function payable(reader: Reader, connectionId: string, ids: string[]) {
  const found = new Map<string, PayableInvoice>()
  for (const id of new Set(ids)) {
    const invoice = await getRecord(reader, connectionId, 'invoice', id)
    if (!invoice) continue
    const balance = arBalance(invoice, await paymentsOfInvoice(reader, connectionId, id))
    const { number, customerId, currency, voided } = invoice
    const deletedThere = invoice.deletedThereAt !== undefined
    found.set(id, { id, number, customerId, currency, balance, voided, deletedThere })
  }
  return found
}

/**
 * A payment received by hand. With authorized ACH and the setting off it is held, so that turning the
 * setting on asks before it goes (design §3, Submission).
 * @throws CommandError `not-allowed` naming the field
 */
export async function paymentFromDraft(
  reader: Reader,
  connection: Connection,
  draft: PaymentDraft,
  facts: { submitAuthorizedAch: boolean; id: string; ourKey: string; now: Instant },
): Promise<Payment> {
  const customer = await getRecord(reader, connection.id, 'customer', draft.customerId)
  const invoices = await payable(
    reader,
    connection.id,
    draft.applications.map(({ invoiceId }) => invoiceId),
  )
  const problems = paymentDraftProblems(draft, {
    currency: currencyOf(connection, customer, invoices, draft),
    customerActive: customer?.active === true && customer.deletedThereAt === undefined,
    closedThrough: connection.closedThrough,
    invoice: id => invoices.get(id),
  })
  if (hasErrors(problems) || !customer) {
    const first = problems.find(({ level }) => level === 'error')
    throw new CommandError(
      'not-allowed',
      `${first?.field ?? 'customerId'}: ${first?.message ?? 'Choose a customer.'}`,
    )
  }
  const held = draft.status === 'authorized' && draft.method === 'ach' && !facts.submitAuthorizedAch
  return {
    kind: 'payment',
    id: facts.id,
    connectionId: connection.id,
    origin: 'own',
    syncState: 'unsynced',
    customerId: customer.id,
    customerName: customer.name,
    currency: currencyOf(connection, customer, invoices, draft),
    date: draft.date,
    amount: draft.amount,
    applications: draft.applications.map(({ invoiceId, amount }) => ({ invoiceId, amount })),
    unapplied: draftUnapplied(draft),
    method: draft.method,
    status: draft.status,
    standing: 'none',
    source: 'manual',
    ourKey: facts.ourKey,
    ...(draft.reference ? { reference: draft.reference } : {}),
    voided: false,
    statusChangedAt: facts.now,
    ...(held ? { held: true } : {}),
  }
}

/** The currency of the first invoice it pays, since a payment has but one; the customer's where it pays none. */
const currencyOf = (
  connection: Connection,
  customer: Customer | undefined,
  invoices: Map<string, PayableInvoice>,
  draft: PaymentDraft,
): string =>
  invoices.get(draft.applications[0]?.invoiceId ?? '')?.currency ??
  customer?.currency ??
  connection.homeCurrency
