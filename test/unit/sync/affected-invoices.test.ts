import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import { affectedInvoices } from '../../../core/sync/pull/affected-invoices.ts'
import { CONNECTION_ID } from './fake-connector.ts'
import { type Setting, setting } from './setting.ts'

let s: Setting
beforeEach(async () => {
  s = await setting()
})
afterEach(() => s.close())

const base = {
  connectionId: CONNECTION_ID,
  origin: 'imported',
  syncState: 'synced',
  currency: 'USD',
} as const
const invoice = (readAt: string): Invoice => ({
  ...base,
  kind: 'invoice',
  id: '7',
  externalId: '7',
  readAt,
  number: '1042',
  customerId: '1',
  customerName: 'Amy',
  date: '2026-01-01',
  lines: [],
  total: 300,
  accountingBalance: 200,
  voided: false,
})
const reversed: Payment = {
  ...base,
  kind: 'payment',
  id: '9',
  externalId: '9',
  updatedThere: '2026-03-01T09:00:10.000Z',
  customerId: '1',
  customerName: 'Amy',
  date: '2026-01-01',
  amount: 100,
  applications: [{ invoiceId: '7', amount: 100 }],
  unapplied: 0,
  method: 'check',
  status: 'voided',
  standing: 'gone',
  source: 'imported',
  voided: true,
}
const wanted = (since: string) => affectedInvoices(s.ledger, CONNECTION_ID, [reversed], [], () => since)

it('a payment reversed between the pages of an import: its invoice, read before, is read again', async () => {
  // The invoice's page came with the payment applied; when the payment's came, it was reversed already.
  await s.put(invoice('2026-03-01T09:00:00.000Z'), reversed)
  expect(await wanted('2026-03-01T09:01:10.000Z')).toEqual(['7'])
})

it('and not once it was read since, however often the reversal is told again', async () => {
  await s.put(invoice('2026-03-01T09:01:10.000Z'), reversed)
  expect(await wanted('2026-03-01T09:01:10.000Z')).toEqual([])
})

const untold = (since: string, readAt: string) =>
  s
    .put(invoice(readAt))
    .then(() =>
      affectedInvoices(
        s.ledger,
        CONNECTION_ID,
        [],
        [{ entity: 'payment', externalId: '9', at: '2026-03-01T09:00:10.000Z', invoiceIds: ['7'] }],
        () => since,
      ),
    )

it('a reversed payment that never came here: the invoices that its going names are read again', async () => {
  // It stood when the invoice's page came, and was reversed before its own page did.
  expect(await untold('2026-03-01T09:01:10.000Z', '2026-03-01T09:00:00.000Z')).toEqual(['7'])
})

it('and not one that was read since', async () => {
  expect(await untold('2026-03-01T09:01:10.000Z', '2026-03-01T09:01:10.000Z')).toEqual([])
})
