import * as z from 'zod/mini'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import type { Intent, IntentOf, LookUp } from '../connector.ts'
import { CLOCKS, judgeCustomer, judgeInvoice, judgePayment } from '../judge.ts'
import { byReading, lookUpWith } from '../look-up.ts'
import { paymentReference } from '../payment-reference.ts'
import { readable } from '../record-reader.ts'
import type { Client } from './client.ts'
import type { ContextOf } from './mapping/fields.ts'
import { readRecord } from './mapping/record.ts'
import { equals, find } from './query.ts'
import { read, readRaw } from './read.ts'
import { delivery } from './wire/invoice.ts'

interface Search {
  client: Client
  context: ContextOf
  /** When we first sent it; absent when that is not known. */
  firstSentAt: Instant | undefined
}

async function invoice(intent: IntentOf<'create-invoice'>, search: Search): Promise<LookUp> {
  const { number, date } = intent.invoice
  const conditions = number
    ? [equals('DocNumber', number)]
    : [equals('CustomerRef', intent.customerExternalId), equals('TxnDate', date)]
  const found = await find(search.client, 'invoice', conditions, search.context)
  return judgeInvoice(intent, found, search.firstSentAt)
}

/** The note cannot be asked for, only read (a query for it is refused), so the customer's day is read. */
async function payment(intent: IntentOf<'create-payment'>, search: Search): Promise<LookUp> {
  const reference = paymentReference(intent)
  const queries = [
    ...(reference ? [[equals('PaymentRefNum', reference)]] : []),
    [equals('CustomerRef', intent.customerExternalId), equals('TxnDate', intent.payment.date)],
  ]
  const there: LedgerRecord[] = []
  for (const conditions of queries)
    there.push(...(await find(search.client, 'payment', conditions, search.context)))
  return judgePayment(intent, there, search.firstSentAt)
}

async function customer(intent: IntentOf<'create-customer'>, search: Search): Promise<LookUp> {
  const { name } = intent.customer
  const found = await find(search.client, 'customer', [equals('DisplayName', name)], search.context)
  return judgeCustomer(name, found)
}

/** An e-mail leaves only its last time: sent since we asked, it is ours; sent at a time not told, unclear. */
async function reminder(intent: IntentOf<'send-invoice'>, search: Search): Promise<LookUp> {
  const { client, context, firstSentAt } = search
  const answer = await readRaw(client, 'invoice', intent.externalId)
  if ('gone' in answer) return { absent: true }
  const there = readable(readRecord('invoice', answer.raw, await context([answer.raw])))
  const mail = z.safeParse(delivery, answer.raw)
  if (!mail.success || mail.data.EmailStatus === 'NotSet') return { absent: true }
  const sentAt = Date.parse(mail.data.DeliveryInfo?.DeliveryTime ?? '')
  if (!firstSentAt || Number.isNaN(sentAt)) return { unclear: [there] }
  return sentAt >= Date.parse(firstSentAt) - CLOCKS ? { found: there } : { absent: true }
}

export const lookUp = (intent: Intent, search: Search): Promise<LookUp> =>
  lookUpWith(
    {
      ...byReading({ read: (entity, externalId) => read(search.client, entity, externalId, search.context) }),
      'create-customer': intent => customer(intent, search),
      'create-invoice': intent => invoice(intent, search),
      'create-payment': intent => payment(intent, search),
      'send-invoice': intent => reminder(intent, search),
    },
    intent,
  )
