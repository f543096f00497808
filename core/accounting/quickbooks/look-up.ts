import * as z from 'zod/mini'
import type { EntityKind, Instant, Invoice, LedgerRecord, Payment } from '../../ledger/records.ts'
import type { Intent, LookUp } from '../connector.ts'
import type { Client } from './client.ts'
import type { ContextOf } from './mapping/fields.ts'
import { readRecord } from './mapping/record.ts'
import { equals, find, unreadable } from './query.ts'
import { readRaw } from './read.ts'
import { delivery } from './wire/invoice.ts'
import { paymentReference } from './write.ts'

type Of<A extends Intent['action']> = Extract<Intent, { action: A }>

/** Their clock and ours may differ by as much. */
const CLOCKS = 5 * 60_000

interface Search {
  client: Client
  context: ContextOf
  /** When we first sent it; absent when that is not known. */
  firstSentAt: Instant | undefined
}

/** Of candidates that carry no key of ours: what stood there before we sent cannot be our work. */
function judge(candidates: LedgerRecord[], { firstSentAt }: Search): LookUp {
  const mayBeOurs = candidates.filter(
    ({ createdThere }) =>
      !firstSentAt || !createdThere || Date.parse(createdThere) >= Date.parse(firstSentAt) - CLOCKS,
  )
  return mayBeOurs.length > 0 ? { unclear: mayBeOurs } : { absent: true }
}

const sumOf = (lines: Invoice['lines']): number => lines.reduce((sum, { amount }) => sum + amount, 0)

/** By what we sent: taxes are added there, so the lines are compared, not the totals. */
const sameInvoice = (there: Invoice, { invoice, customerExternalId }: Of<'create-invoice'>): boolean =>
  there.customerId === customerExternalId &&
  there.date === invoice.date &&
  there.currency === invoice.currency &&
  sumOf(there.lines) === sumOf(invoice.lines)

async function invoice(intent: Of<'create-invoice'>, search: Search): Promise<LookUp> {
  const { invoice: ours, customerExternalId, allowDuplicateNumber } = intent
  const conditions = ours.number
    ? [equals('DocNumber', ours.number)]
    : [equals('CustomerRef', customerExternalId), equals('TxnDate', ours.date)]
  const found = await find(search.client, 'invoice', conditions, search.context)
  const there = found.filter(record => record.kind === 'invoice')
  const numbered = ours.number ? there.filter(({ number }) => number === ours.number) : there
  const same = numbered.filter(record => sameInvoice(record, intent))
  const [only] = same
  // With its number, the same customer, date and lines it is the invoice that was meant, whoever made it.
  if (ours.number && only && same.length === 1) return { found: only }
  const fresh = judge(same, search)
  // Blank numbers: only what appeared since we sent it can be it, and only if it is alone.
  if ('unclear' in fresh && search.firstSentAt && fresh.unclear.length === 1)
    return { found: fresh.unclear[0] as LedgerRecord }
  if (same.length > 0) return fresh
  // The number may be taken by ours, changed since; where numbers repeat, it is simply another.
  return ours.number && !allowDuplicateNumber ? judge(numbered, search) : { absent: true }
}

/** The note cannot be asked for, only read (a query for it is refused), so the customer's day is read. */
async function payment(intent: Of<'create-payment'>, search: Search): Promise<LookUp> {
  const { payment: ours, customerExternalId } = intent
  const reference = paymentReference(intent)
  const queries = [
    ...(reference ? [[equals('PaymentRefNum', reference)]] : []),
    [equals('CustomerRef', customerExternalId), equals('TxnDate', ours.date)],
  ]
  const there = new Map<string, Payment>()
  for (const conditions of queries)
    for (const record of await find(search.client, 'payment', conditions, search.context))
      if (record.kind === 'payment') there.set(record.id, record)
  const all = [...there.values()]
  const keyed = all.filter(({ ourKey }) => ours.ourKey !== undefined && ourKey === ours.ourKey)
  if (keyed.length > 1) return { unclear: keyed }
  if (keyed[0]) return { found: keyed[0] }
  // Ours always carries its key, so one without is somebody's own entry of the same money: a person decides.
  const alike = all.filter(
    record =>
      record.ourKey === undefined &&
      record.customerId === customerExternalId &&
      record.date === ours.date &&
      record.currency === ours.currency &&
      record.amount === ours.amount,
  )
  return judge(alike, search)
}

/** Names are unique there, capitals aside. */
async function customer(intent: Of<'create-customer'>, search: Search): Promise<LookUp> {
  const { name } = intent.customer
  const found = await find(search.client, 'customer', [equals('DisplayName', name)], search.context)
  const there = found.filter(record => record.kind === 'customer')
  const exact = there.find(record => record.name === name)
  if (exact) return { found: exact }
  const alike = there.filter(record => record.name.toLowerCase() === name.toLowerCase())
  return alike.length > 0 ? { unclear: alike } : { absent: true }
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
