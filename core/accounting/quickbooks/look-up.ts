import * as z from 'zod/mini'
import type { EntityKind, Instant, LedgerRecord } from '../../ledger/records.ts'
import type { Intent, LookUp } from '../connector.ts'
import { CLOCKS, judgeCustomer, judgeInvoice, judgePayment } from '../judge.ts'
import type { Client } from './client.ts'
import type { ContextOf } from './mapping/fields.ts'
import { readRecord } from './mapping/record.ts'
import { equals, find, unreadable } from './query.ts'
import { readRaw } from './read.ts'
import { delivery } from './wire/invoice.ts'
import { paymentReference } from './write.ts'

type Of<A extends Intent['action']> = Extract<Intent, { action: A }>

interface Search {
  client: Client
  context: ContextOf
  /** When we first sent it; absent when that is not known. */
  firstSentAt: Instant | undefined
}

async function invoice(intent: Of<'create-invoice'>, search: Search): Promise<LookUp> {
  const { number, date } = intent.invoice
  const conditions = number
    ? [equals('DocNumber', number)]
    : [equals('CustomerRef', intent.customerExternalId), equals('TxnDate', date)]
  const found = await find(search.client, 'invoice', conditions, search.context)
  return judgeInvoice(intent, found, search.firstSentAt)
}

/** The note cannot be asked for, only read (a query for it is refused), so the customer's day is read. */
async function payment(intent: Of<'create-payment'>, search: Search): Promise<LookUp> {
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

async function customer(intent: Of<'create-customer'>, search: Search): Promise<LookUp> {
  const { name } = intent.customer
  const found = await find(search.client, 'customer', [equals('DisplayName', name)], search.context)
  return judgeCustomer(name, found)
}

/** The record an intent is about, raw beside it; undefined when it is gone. */
async function subject(entity: EntityKind, externalId: string, { client, context }: Search) {
  const answer = await readRaw(client, entity, externalId)
  if ('gone' in answer) return undefined
  const read = readRecord(entity, answer.raw, await context([answer.raw]))
  if ('problem' in read) throw unreadable(read.problem)
  return { raw: answer.raw, record: read.found }
}

async function deletion(intent: Of<'delete-payment'>, { client }: Search): Promise<LookUp> {
  const answer = await readRaw(client, 'payment', intent.externalId)
  return 'gone' in answer ? { done: true } : { absent: true }
}

async function activation(intent: Of<'activate-item'>, search: Search): Promise<LookUp> {
  const item = (await subject('item', intent.externalId, search))?.record
  return item?.kind === 'item' && item.active ? { found: item } : { absent: true }
}

/** An e-mail leaves only its last time: sent since we asked, it is ours; sent at a time not told, unclear. */
async function reminder(intent: Of<'send-invoice'>, search: Search): Promise<LookUp> {
  const invoice = await subject('invoice', intent.externalId, search)
  const mail = z.safeParse(delivery, invoice?.raw)
  if (!invoice || !mail.success || mail.data.EmailStatus === 'NotSet') return { absent: true }
  const sentAt = Date.parse(mail.data.DeliveryInfo?.DeliveryTime ?? '')
  if (!search.firstSentAt || Number.isNaN(sentAt)) return { unclear: [invoice.record] }
  return sentAt >= Date.parse(search.firstSentAt) - CLOCKS ? { found: invoice.record } : { absent: true }
}

/** Design §5: found → done; surely not → a new key may be sent; unclear → a person. @throws AccountingError */
export function lookUp(intent: Intent, search: Search): Promise<LookUp> {
  switch (intent.action) {
    case 'create-invoice':
      return invoice(intent, search)
    case 'create-payment':
      return payment(intent, search)
    case 'create-customer':
      return customer(intent, search)
    case 'delete-payment':
      return deletion(intent, search)
    case 'activate-item':
      return activation(intent, search)
    case 'send-invoice':
      return reminder(intent, search)
  }
}
