import type { Connector, Intent, ReadAnswer, RecordProblem } from '../../accounting/connector.ts'
import type { Invoice, Payment } from '../../ledger/records.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'

/** One invoice that a payment covers, as it stands in the accounting system at this moment. */
export interface Covered {
  externalId: string
  answer: ReadAnswer
}

/** Reads each covered invoice fresh: right before a payment is sent, and again after it was accepted. */
export async function readCovered(connector: Connector, externalIds: Iterable<string>): Promise<Covered[]> {
  const covered: Covered[] = []
  for (const externalId of externalIds)
    covered.push({ externalId, answer: await connector.read('invoice', externalId) })
  return covered
}

/** The ones it could not make sense of: neither found nor gone. */
export const problemsOf = (covered: Covered[]): RecordProblem[] =>
  covered.flatMap(({ answer }) => ('problem' in answer ? [answer.problem] : []))

/**
 * Why a payment must not be sent as it is; undefined when it may (design §3, right before sending).
 * Of what could not be read, nothing is said.
 */
export function questionAbout(
  meant: Intent & { action: 'create-payment' },
  covered: Covered[],
): OutboxEntry['question'] | undefined {
  for (const { externalId, answer } of covered) {
    if ('gone' in answer) return 'invoice-gone'
    if (!('found' in answer) || answer.found.kind !== 'invoice') continue
    const invoice = answer.found
    if (invoice.voided) return 'invoice-voided'
    if (invoice.customerId !== meant.customerExternalId) return 'other-customer'
    if (invoice.currency !== meant.payment.currency) return 'other-currency'
    const applied = meant.applications
      .filter(part => part.invoiceExternalId === externalId)
      .reduce((sum, part) => sum + part.amount, 0)
    if (invoice.accountingBalance < applied) return 'owes-less'
  }
  return undefined
}

/** What is still owed of each covered invoice and may be applied; the rest of the payment stays unapplied. */
export function applicable(
  payment: Pick<Payment, 'amount' | 'applications' | 'currency' | 'customerId'>,
  invoices: Map<string, Invoice>,
): Pick<Payment, 'applications' | 'unapplied'> {
  const left = new Map<string, number>()
  const applications = payment.applications.flatMap(({ invoiceId, amount }) => {
    const invoice = invoices.get(invoiceId)
    if (
      !invoice ||
      invoice.voided ||
      invoice.deletedThereAt !== undefined ||
      invoice.customerId !== payment.customerId ||
      invoice.currency !== payment.currency
    )
      return []
    const owed = left.get(invoiceId) ?? Math.max(0, invoice.accountingBalance)
    const applied = Math.min(amount, owed)
    left.set(invoiceId, owed - applied)
    return applied > 0 ? [{ invoiceId, amount: applied }] : []
  })
  const applied = applications.reduce((sum, part) => sum + part.amount, 0)
  return { applications, unapplied: payment.amount - applied }
}
