import type { Instant } from '../../ledger/records.ts'
import type { Intent, IntentOf, LookUp } from '../connector.ts'
import { judgeInvoice, judgeNamesake, judgePayment } from '../judge.ts'
import { byReading, lookUpWith } from '../look-up.ts'
import { paymentReference } from '../payment-reference.ts'
import { allReadable } from '../record-reader.ts'
import type { Client } from './client.ts'
import { find, read, rowsOf } from './read.ts'
import { type Base, recordsOf } from './records.ts'
import { BESIDE, type Filter } from './sources.ts'
import { customerIdOf, type Writing } from './write.ts'

interface Search {
  client: Client
  base: Base
  setup: Writing['setup']
  /** When we first sent it; absent when that is not known. */
  firstSentAt: Instant | undefined
}

const equals = (field: string, value: string): Filter => ({ $eq: { [field]: value } })

async function invoice(intent: IntentOf<'create-invoice'>, search: Search): Promise<LookUp> {
  const { number, date } = intent.invoice
  const { client, base, setup, firstSentAt } = search
  const conditions = number
    ? [equals('invoiceNumber', number)]
    : [equals('customer.key', intent.customerExternalId), equals('invoiceDate', date)]
  const found = await find(client, 'invoice', conditions, base)
  if (setup.documentType) found.push(...(await unposted(intent, search)))
  return judgeInvoice(intent, found, firstSentAt)
}

/** Documents that wait for their AR invoice: what we sent may be one. */
async function unposted(intent: IntentOf<'create-invoice'>, { client, base, setup }: Search) {
  const { number, date } = intent.invoice
  const rows = await rowsOf(client, BESIDE.document, [
    equals('documentType', setup.documentType ?? ''),
    ...(number
      ? [equals('documentNumber', number)]
      : [equals('customer.key', intent.customerExternalId), equals('txnDate', date)]),
  ])
  const waiting = rows.filter(row => !row['invoice.key'] && row.state !== 'draft')
  return allReadable(await recordsOf(client, 'document', waiting, base))
}

/** By reference, then the customer's day: the description, which always carries our key, is read there. */
async function payment(intent: IntentOf<'create-payment'>, search: Search): Promise<LookUp> {
  const { client, base, firstSentAt } = search
  const reference = paymentReference(intent)
  const queries = [
    ...(reference ? [[equals('referenceNumber', reference)]] : []),
    [
      equals('customer.key', intent.customerExternalId),
      equals('paymentSummary.receiptDate', intent.payment.date),
    ],
  ]
  const found = await Promise.all(queries.map(conditions => find(client, 'payment', conditions, base)))
  return judgePayment(intent, found.flat(), firstSentAt)
}

/**
 * The id that we gave is ours alone, and the same from every copy of the ledger. Beside it, and where the company
 * numbers them, names are looked at.
 */
async function customer({ customer }: IntentOf<'create-customer'>, search: Search): Promise<LookUp> {
  const { client, base, setup, firstSentAt } = search
  const having = (field: string, value: string) => find(client, 'customer', [equals(field, value)], base)
  const [ours] = setup.numbersCustomers ? [] : await having('id', customerIdOf(customer.id))
  if (ours) return { found: ours }
  return judgeNamesake(await having('name', customer.name), firstSentAt, setup.numbersCustomers === true)
}

export const lookUp = (intent: Intent, search: Search): Promise<LookUp> =>
  lookUpWith(
    {
      ...byReading({ read: (entity, externalId) => read(search.client, entity, externalId, search.base) }),
      'create-customer': intent => customer(intent, search),
      'create-invoice': intent => invoice(intent, search),
      'create-payment': intent => payment(intent, search),
      // Nothing is sent for us there.
      'send-invoice': async () => ({ absent: true }),
    },
    intent,
  )
