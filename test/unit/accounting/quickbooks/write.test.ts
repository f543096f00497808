// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../../core/accounting/connector.ts'
import type { Customer, Invoice, Payment } from '../../../../core/ledger/records.ts'
import { json, rejection } from '../scripted-fetch.ts'
import { connectorOn, ROOT } from './company-under-test.ts'
import { wireInvoice, wireItem, wirePayment } from './wire-samples.ts'

const KEY = '5f0c1c1e-6a4e-4b5e-9d7e-2f3a4b5c6d7e'
const own = { connectionId: 'c', id: 'own-1', origin: 'own', syncState: 'syncing' } as const

const customer: Customer = {
  ...own,
  kind: 'customer',
  name: "O'Hara & Søn",
  email: 'a@b.example',
  phone: '1',
  active: true,
  currency: 'USD',
}
const invoice: Invoice = {
  ...own,
  kind: 'invoice',
  number: '1044',
  customerId: 'own-9',
  customerName: 'x',
  currency: 'USD',
  date: '2026-11-01',
  dueDate: '2026-12-01',
  memo: 'Thanks',
  lines: [
    { description: 'Work', itemId: '2', quantity: '1.5', unitPrice: '33.333', amount: 5_000 },
    { description: 'A note', amount: 0 },
    { amount: 1 },
  ],
  total: 5_001,
  accountingBalance: 5_001,
  voided: false,
}
const payment: Payment = {
  ...own,
  kind: 'payment',
  customerId: 'own-9',
  customerName: 'x',
  currency: 'USD',
  date: '2026-11-02',
  amount: 12_345,
  applications: [{ invoiceId: 'own-1', amount: 10_010 }],
  unapplied: 2_335,
  method: 'ach',
  status: 'authorized',
  standing: 'none',
  source: 'manual',
  ourKey: 'ARC-0123456789ABCDEF',
  voided: false,
}
const applications = [{ invoiceExternalId: '266', amount: 10_010 }]
const createPayment = (change: Partial<Payment> = {}): Intent => ({
  key: KEY,
  action: 'create-payment',
  payment: { ...payment, ...change },
  customerExternalId: '1',
  applications,
})
const createInvoice = (change: Partial<Invoice> = {}, allowDuplicateNumber = false): Intent => ({
  key: KEY,
  action: 'create-invoice',
  invoice: { ...invoice, ...change },
  customerExternalId: '1',
  allowDuplicateNumber,
})

const { connector } = connectorOn()
const bodyOf = (intent: Intent): unknown => JSON.parse(connector.prepare(intent).body)

describe('prepare', () => {
  it.each<[string, Intent, string]>([
    ['a customer', { key: KEY, action: 'create-customer', customer }, '/customer?'],
    ['an invoice', createInvoice(), '/invoice?'],
    [
      'an invoice with a number that may repeat',
      createInvoice({}, true),
      '/invoice?include=allowduplicatedocnum&',
    ],
    ['a payment', createPayment(), '/payment?'],
    [
      'a deletion',
      { key: KEY, action: 'delete-payment', externalId: '9', version: '1' },
      '/payment?operation=delete&',
    ],
    [
      'an activation',
      { key: KEY, action: 'activate-item', externalId: '9', version: '1' },
      '/item?operation=update&',
    ],
    ['a reminder', { key: KEY, action: 'send-invoice', externalId: '9' }, '/invoice/9/send?'],
    [
      'a reminder to',
      { key: KEY, action: 'send-invoice', externalId: '9', email: 'a+b@c.example' },
      '/invoice/9/send?sendTo=a%2Bb%40c.example&',
    ],
  ])('%s goes to its path with the key, the same bytes each time', (_case, intent, path) => {
    const wire = connector.prepare(intent)
    expect(wire.path).toBe(`${ROOT}${path}requestid=${KEY}&minorversion=75`)
    expect(wire.method).toBe('POST')
    expect(wire.key).toBe(KEY)
    expect(connector.prepare(structuredClone(intent))).toEqual(wire)
    expect(structuredClone(wire)).toEqual(wire)
  })

  it('writes an invoice', () => {
    expect(bodyOf(createInvoice())).toEqual({
      CustomerRef: { value: '1' },
      TxnDate: '2026-11-01',
      DueDate: '2026-12-01',
      DocNumber: '1044',
      CustomerMemo: { value: 'Thanks' },
      Line: [
        {
          Description: 'Work',
          Amount: 50,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: { ItemRef: { value: '2' }, Qty: 1.5, UnitPrice: 33.333 },
        },
        { Description: 'A note', DetailType: 'DescriptionOnly', DescriptionLineDetail: {} },
        { Amount: 0.01, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} },
      ],
    })
  })

  it('leaves a blank number to QuickBooks, and names a foreign currency', () => {
    const body = bodyOf(
      createInvoice({ number: '', currency: 'JPY', lines: [{ itemId: '2', amount: 1200 }] }),
    )
    expect(body).not.toHaveProperty('DocNumber')
    expect(body).toMatchObject({ CurrencyRef: { value: 'JPY' }, Line: [{ Amount: 1200 }] })
  })

  it('sends an invoice without lines as it is: the refusal has its guide entry', () => {
    expect(bodyOf(createInvoice({ lines: [] }))).toMatchObject({ Line: [] })
    expect(bodyOf(createInvoice({ terms: 'Net 15' }))).not.toHaveProperty('SalesTermRef')
    expect(bodyOf(createInvoice({ terms: 'Net 15', termsId: '2' }))).toMatchObject({
      SalesTermRef: { value: '2' },
      DueDate: '2026-12-01',
    })
  })

  it('writes a payment with our key', () => {
    expect(bodyOf(createPayment())).toEqual({
      CustomerRef: { value: '1' },
      TxnDate: '2026-11-02',
      TotalAmt: 123.45,
      PaymentRefNum: 'ARC-0123456789ABCDEF',
      PrivateNote: 'AR Companion ARC-0123456789ABCDEF',
      Line: [{ Amount: 100.1, LinkedTxn: [{ TxnId: '266', TxnType: 'Invoice' }] }],
    })
  })

  it.each<[string, Partial<Payment>, string | undefined]>([
    ['the reference that the user filled', { reference: '4451' }, '4451'],
    ['no key that is too long for it', { ourKey: 'own-5f0c1c1e-6a4e-4b5e-9d7e' }, undefined],
  ])('puts %s into the reference, the key into the note', (_case, change, reference) => {
    const body = bodyOf(createPayment(change)) as { PaymentRefNum?: string; PrivateNote: string }
    expect(body.PaymentRefNum).toBe(reference)
    expect(body.PrivateNote).toContain(change.ourKey ?? 'ARC-0123456789ABCDEF')
  })

  it('writes a customer, a deletion, an activation, an empty body for a reminder', () => {
    expect(bodyOf({ key: KEY, action: 'create-customer', customer })).toEqual({
      DisplayName: "O'Hara & Søn",
      PrimaryEmailAddr: { Address: 'a@b.example' },
      PrimaryPhone: { FreeFormNumber: '1' },
    })
    expect(bodyOf({ key: KEY, action: 'delete-payment', externalId: '9', version: '1' })).toEqual({
      Id: '9',
      SyncToken: '1',
    })
    expect(bodyOf({ key: KEY, action: 'activate-item', externalId: '9', version: '1' })).toEqual({
      Id: '9',
      SyncToken: '1',
      sparse: true,
      Active: true,
    })
    expect(connector.prepare({ key: KEY, action: 'send-invoice', externalId: '9' })).toMatchObject({
      body: '',
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  })

  it.each(['', 'a b', 'x'.repeat(37), 'a&minorversion=1'])('refuses %j as a key', async key => {
    expect(await rejection(() => connector.prepare({ ...createPayment(), key }))).toMatchObject({
      class: 'bug',
    })
  })
})

describe('send', () => {
  it('sends the prepared bytes and gives what was stored', async () => {
    const { connector, requests } = connectorOn(json({ Payment: wirePayment(), time: 'x' }))
    const wire = connector.prepare(createPayment())
    expect(await connector.send(wire)).toMatchObject({ stored: { kind: 'payment', id: '301' } })
    expect(requests[0]?.body).toBe(wire.body)
    expect(`${requests[0]?.url.pathname}${requests[0]?.url.search}`).toBe(wire.path)
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
  })

  it.each<[string, unknown, object]>([
    [
      'a deletion',
      { Payment: { domain: 'QBO', status: 'Deleted', Id: '9' } },
      { deleted: { entity: 'payment', externalId: '9' } },
    ],
    ['an item', { Item: wireItem() }, { stored: { kind: 'item' } }],
    [
      'a record that cannot be read',
      { Invoice: wireInvoice({ Balance: null }) },
      { problem: { entity: 'invoice', externalId: '266', field: 'Balance' } },
    ],
  ])('gives %s', async (_case, body, expected) => {
    const { connector } = connectorOn(json(body))
    expect(await connector.send(connector.prepare(createPayment()))).toMatchObject(expected)
  })

  it.each<[string, Response | Error, object]>([
    [
      'a fault',
      json({ Fault: { Error: [{ Message: 'Stale Object Error', code: '5010' }] } }, 400),
      { class: 'needs-user', reason: 'stale', sent: 'no' },
    ],
    [
      'a fault with 200',
      json({ Fault: { Error: [{ Message: 'x', code: '6140' }] } }),
      { class: 'needs-user', sent: 'no' },
    ],
    [
      'an XML fault with 200',
      new Response('<Fault><Error code="6240"><Message>x</Message></Error></Fault>'),
      { class: 'needs-user', sent: 'no' },
    ],
    ['an answer without a record', json({ time: 'x' }), { class: 'retry', sent: 'maybe' }],
    ['a list', json([]), { class: 'retry', sent: 'maybe' }],
    ['a page', new Response('<html>'), { class: 'retry', sent: 'maybe' }],
    ['an answer cut short', new Response('{"Payment":{"Id":"3'), { class: 'retry', sent: 'maybe' }],
    ['no answer', new TypeError('Failed to fetch'), { class: 'retry', sent: 'maybe', reason: 'offline' }],
    ['a server error', new Response('', { status: 503 }), { class: 'retry', sent: 'maybe' }],
  ])('takes %s for what it is', async (_case, answer, expected) => {
    const { connector } = connectorOn(answer)
    expect(await rejection(connector.send(connector.prepare(createPayment())))).toMatchObject(expected)
  })

  it('sends nothing that was prepared for another company', async () => {
    const { connector, requests } = connectorOn(json({ Payment: wirePayment() }))
    const wire = connector.prepare(createPayment())
    for (const path of [wire.path.replace(ROOT, `${ROOT}1`), `//evil.example${wire.path}`])
      expect(await rejection(connector.send({ ...wire, path }))).toMatchObject({ class: 'bug', sent: 'no' })
    expect(requests).toHaveLength(0)
  })
})
