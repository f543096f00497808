// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Intent, LookUp } from '../../../../core/accounting/connector.ts'
import type { Customer, Invoice, Payment } from '../../../../core/ledger/records.ts'
import { json } from '../scripted-fetch.ts'
import { connectorOn, rows } from './company-under-test.ts'
import { wireCustomer, wireInvoice, wireItem, wirePayment } from './wire-samples.ts'

const own = { connectionId: 'c', id: 'own-1', origin: 'own', syncState: 'unknown' } as const
const OUR_KEY = 'ARC-0123456789ABCDEF'
/** We sent at 12:00; the samples below were made there before (BEFORE) or after (AFTER). */
const SENT = '2020-10-01T12:00:00.000Z'
const BEFORE = { MetaData: { CreateTime: '2020-10-01T11:00:00Z' } }
const AFTER = { MetaData: { CreateTime: '2020-10-01T12:00:01Z' } }

const invoice: Invoice = {
  ...own,
  kind: 'invoice',
  number: '1043',
  customerId: 'own-9',
  customerName: 'x',
  currency: 'USD',
  date: '2020-09-29',
  lines: [{ amount: 5_005 }, { amount: 5_005 }],
  total: 10_010,
  accountingBalance: 10_010,
  voided: false,
}
const payment: Payment = {
  ...own,
  kind: 'payment',
  customerId: 'own-9',
  customerName: 'x',
  currency: 'USD',
  date: '2020-10-01',
  amount: 7_500,
  applications: [],
  unapplied: 7_500,
  method: 'ach',
  status: 'succeeded',
  standing: 'in-flight',
  source: 'manual',
  ourKey: OUR_KEY,
  voided: false,
}
const customer: Customer = {
  ...own,
  kind: 'customer',
  name: "Amy's Bird Sanctuary",
  active: true,
  currency: 'USD',
}

const forInvoice = (change: Partial<Invoice> = {}, allowDuplicateNumber = false): Intent => ({
  key: 'k',
  action: 'create-invoice',
  invoice: { ...invoice, ...change },
  customerExternalId: '1',
  allowDuplicateNumber,
})
const forPayment = (change: Partial<Payment> = {}): Intent => ({
  key: 'k',
  action: 'create-payment',
  payment: { ...payment, ...change },
  customerExternalId: '1',
  applications: [],
})

/** `found 1`, `unclear 1,2`, `absent`, `done`. */
function short(answer: LookUp): string {
  if ('found' in answer) return `found ${answer.found.id}`
  if ('unclear' in answer) return `unclear ${answer.unclear.map(({ id }) => id).join()}`
  return 'done' in answer ? 'done' : 'absent'
}

describe('an invoice with a number', () => {
  it.each<[string, unknown[], boolean, string | undefined, string]>([
    ['nothing there', [], false, SENT, 'absent'],
    ['the one we meant', [wireInvoice(AFTER)], false, SENT, 'found 266'],
    [
      'the one we meant, taxed there',
      [wireInvoice({ ...AFTER, TotalAmt: 110, Balance: 110 })],
      false,
      SENT,
      'found 266',
    ],
    ['the one we meant, whenever it was made', [wireInvoice(BEFORE)], false, SENT, 'found 266'],
    [
      'the number of another, from before',
      [wireInvoice({ ...BEFORE, CustomerRef: { value: '2' } })],
      false,
      SENT,
      'absent',
    ],
    [
      'the number of another, since',
      [wireInvoice({ ...AFTER, CustomerRef: { value: '2' } })],
      false,
      SENT,
      'unclear 266',
    ],
    ['other lines, since', [wireInvoice({ ...AFTER, Line: [{ Amount: 1 }] })], false, SENT, 'unclear 266'],
    [
      'other lines, where numbers repeat',
      [wireInvoice({ ...AFTER, Line: [{ Amount: 1 }] })],
      true,
      SENT,
      'absent',
    ],
    [
      'another date, no time known',
      [wireInvoice({ ...BEFORE, TxnDate: '2020-09-30' })],
      false,
      undefined,
      'unclear 266',
    ],
    [
      'twins, one since',
      [wireInvoice({ Id: '1', ...BEFORE }), wireInvoice({ Id: '2', ...AFTER })],
      true,
      SENT,
      'found 2',
    ],
    [
      'twins since',
      [wireInvoice({ Id: '1', ...AFTER }), wireInvoice({ Id: '2', ...AFTER })],
      true,
      SENT,
      'unclear 1,2',
    ],
    [
      'twins from before',
      [wireInvoice({ Id: '1', ...BEFORE }), wireInvoice({ Id: '2', ...BEFORE })],
      true,
      SENT,
      'absent',
    ],
    [
      'a number that only looks alike',
      [wireInvoice({ ...AFTER, DocNumber: '1043 ' })],
      false,
      SENT,
      'absent',
    ],
  ])('%s', async (_case, there, allow, sent, expected) => {
    const { connector, queries } = connectorOn(json(rows('Invoice', there)))
    expect(short(await connector.lookUp(forInvoice({}, allow), sent))).toBe(expected)
    expect(queries()).toEqual(["SELECT * FROM Invoice WHERE DocNumber = '1043' ORDERBY Id MAXRESULTS 1000"])
  })
})

describe('an invoice without a number', () => {
  it.each<[string, unknown[], string | undefined, string]>([
    ['nothing there', [], SENT, 'absent'],
    ['one since, numbered there', [wireInvoice(AFTER)], SENT, 'found 266'],
    ['one from before', [wireInvoice(BEFORE)], SENT, 'absent'],
    [
      'one within the difference of the clocks',
      [wireInvoice({ MetaData: { CreateTime: '2020-10-01T11:56:00Z' } })],
      SENT,
      'found 266',
    ],
    [
      'two since',
      [wireInvoice({ Id: '1', ...AFTER }), wireInvoice({ Id: '2', ...AFTER })],
      SENT,
      'unclear 1,2',
    ],
    ['one of unknown time', [wireInvoice({ MetaData: null })], SENT, 'found 266'],
    ['one, no time known to us', [wireInvoice(AFTER)], undefined, 'unclear 266'],
    ['other lines', [wireInvoice({ ...AFTER, Line: [{ Amount: 1 }] })], SENT, 'absent'],
  ])('%s', async (_case, there, sent, expected) => {
    const { connector, queries } = connectorOn(json(rows('Invoice', there)))
    expect(short(await connector.lookUp(forInvoice({ number: '' }), sent))).toBe(expected)
    expect(queries()).toEqual([
      "SELECT * FROM Invoice WHERE CustomerRef = '1' AND TxnDate = '2020-09-29' ORDERBY Id MAXRESULTS 1000",
    ])
  })
})

describe('a payment', () => {
  const ours = { PrivateNote: `AR Companion ${OUR_KEY}` }
  it.each<[string, unknown[], unknown[], string]>([
    ['nothing there', [], [], 'absent'],
    [
      'our key as its reference',
      [wirePayment({ PaymentRefNum: OUR_KEY, TxnDate: '2020-10-09', TotalAmt: 1 })],
      [],
      'found 301',
    ],
    ['our key in its note', [], [wirePayment(ours)], 'found 301'],
    ['found both ways', [wirePayment(ours)], [wirePayment(ours)], 'found 301'],
    [
      'our key twice',
      [wirePayment({ Id: '1', ...ours })],
      [wirePayment({ Id: '2', ...ours })],
      'unclear 1,2',
    ],
    ['another of our keys', [], [wirePayment({ ...AFTER, PaymentRefNum: 'ARC-1111111111111111' })], 'absent'],
    ['the same money without a key, since', [], [wirePayment(AFTER)], 'unclear 301'],
    ['the same money without a key, from before', [], [wirePayment(BEFORE)], 'absent'],
    ['other money', [], [wirePayment({ ...AFTER, TotalAmt: 75.01 })], 'absent'],
    ['another day, found by its reference', [wirePayment({ ...AFTER, TxnDate: '2020-10-02' })], [], 'absent'],
    ['another currency', [], [wirePayment({ ...AFTER, CurrencyRef: { value: 'CAD' } })], 'absent'],
  ])('%s', async (_case, byReference, byDay, expected) => {
    const { connector, queries } = connectorOn(
      json(rows('Payment', byReference)),
      json(rows('Payment', byDay)),
    )
    expect(short(await connector.lookUp(forPayment(), SENT))).toBe(expected)
    expect(queries()).toEqual([
      `SELECT * FROM Payment WHERE PaymentRefNum = '${OUR_KEY}' ORDERBY Id MAXRESULTS 1000`,
      "SELECT * FROM Payment WHERE CustomerRef = '1' AND TxnDate = '2020-10-01' ORDERBY Id MAXRESULTS 1000",
    ])
  })

  it('asks for the reference that the user filled, and trusts the key all the same', async () => {
    const { connector, queries } = connectorOn(
      json(rows('Payment', [wirePayment()])),
      json(rows('Payment', [])),
    )
    expect(short(await connector.lookUp(forPayment({ reference: '4451' }), SENT))).toBe('absent')
    expect(queries()[0]).toContain("PaymentRefNum = '4451'")
  })
})

describe('a customer', () => {
  it.each<[string, unknown[], string]>([
    ['nobody', [], 'absent'],
    ['that name', [wireCustomer()], 'found 1'],
    ['that name, hidden', [wireCustomer({ Active: false })], 'found 1'],
    ['that name in capitals', [wireCustomer({ DisplayName: "AMY'S BIRD SANCTUARY" })], 'unclear 1'],
    ['another that the server took for it', [wireCustomer({ DisplayName: 'Amys' })], 'absent'],
  ])('%s', async (_case, there, expected) => {
    const { connector, queries } = connectorOn(json(rows('Customer', there)))
    expect(short(await connector.lookUp({ key: 'k', action: 'create-customer', customer }))).toBe(expected)
    expect(queries()).toEqual([
      "SELECT * FROM Customer WHERE Active IN (true,false) AND DisplayName = 'Amy\\'s Bird Sanctuary' ORDERBY Id MAXRESULTS 1000",
    ])
  })
})

describe('a deletion, an activation, a reminder', () => {
  const gone = json({ Fault: { Error: [{ Message: 'Object Not Found', code: '610' }] } }, 400)
  const mail = (EmailStatus: string, DeliveryTime?: string) =>
    json({ Invoice: wireInvoice({ EmailStatus, DeliveryInfo: { DeliveryType: 'Email', DeliveryTime } }) })

  const deletion: Intent = { key: 'k', action: 'delete-payment', externalId: '301', version: '2' }
  const activation: Intent = { key: 'k', action: 'activate-item', externalId: '2', version: '0' }
  const reminder: Intent = { key: 'k', action: 'send-invoice', externalId: '266' }

  it.each<[string, Intent, Response, string | undefined, string]>([
    ['the payment is gone', deletion, gone, SENT, 'done'],
    ['the payment stands', deletion, json({ Payment: wirePayment() }), SENT, 'absent'],
    ['the item is active', activation, json({ Item: wireItem() }), SENT, 'found 2'],
    ['the item is inactive', activation, json({ Item: wireItem({ Active: false }) }), SENT, 'absent'],
    ['the item is gone', activation, gone, SENT, 'absent'],
    ['never mailed', reminder, mail('NotSet'), SENT, 'absent'],
    ['mailed since', reminder, mail('EmailSent', '2020-10-01T05:00:10-07:00'), SENT, 'found 266'],
    ['mailed before', reminder, mail('EmailSent', '2020-09-30T05:00:00-07:00'), SENT, 'absent'],
    ['mailed, time not told', reminder, mail('EmailSent'), SENT, 'unclear 266'],
    [
      'mailed, our time not known',
      reminder,
      mail('EmailSent', '2020-10-01T05:00:10-07:00'),
      undefined,
      'unclear 266',
    ],
    ['waiting there to be mailed', reminder, mail('NeedToSend'), SENT, 'unclear 266'],
    ['the invoice is gone', reminder, gone, SENT, 'absent'],
  ])('%s', async (_case, intent, answer, sent, expected) => {
    expect(short(await connectorOn(answer).connector.lookUp(intent, sent))).toBe(expected)
  })
})
