import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import * as intacct from '../../../core/accounting/intacct/wire/rows.ts'
import * as creditMemo from '../../../core/accounting/quickbooks/wire/credit-memo.ts'
import * as customer from '../../../core/accounting/quickbooks/wire/customer.ts'
import * as invoice from '../../../core/accounting/quickbooks/wire/invoice.ts'
import * as item from '../../../core/accounting/quickbooks/wire/item.ts'
import * as payment from '../../../core/accounting/quickbooks/wire/payment.ts'
import { readShape } from '../../../core/accounting/read-shape.ts'
import { nasty, wound, wounded } from '../../fuzz/hostile.ts'
import {
  wireCreditMemo,
  wireCustomer,
  wireInvoice,
  wireItem,
  wirePayment,
} from './quickbooks/wire-samples.ts'

const bundle = {
  Amount: '3',
  DetailType: 'GroupLineDetail',
  GroupLineDetail: { Line: [{ Id: 7, Amount: 1, SalesItemLineDetail: null }, {}] },
}
const intacctRow = {
  key: 12,
  'audit.modifiedDateTime': '2026-11-02T08:00:00Z',
  name: 'Northfield',
  'customer.key': '7',
  'invoice.key': '3',
  'arPayment.key': '4',
  'documentHeader.key': '5',
  invoiceDate: '2026-11-02',
  txnDate: '2026-11-02',
  createdDate: '2026-11-02',
  'paymentSummary.receiptDate': '2026-11-02',
  state: 'posted',
  documentId: 'Sales Invoice-INV7',
  totalTxnAmount: '12.50',
  totalTxnAmountDue: 1,
  totalInTxnCurrency: '2',
  txnAmount: '-3',
  'txnCurrency.totalEntered': '4',
  'txnCurrency.totalAmount': '5',
}
const shapes: [string, z.ZodMiniType, unknown][] = [
  ['QuickBooks invoice', invoice.invoice, wireInvoice({ Line: [...wireInvoice().Line, bundle] })],
  ['QuickBooks delivery', invoice.delivery, { EmailStatus: 'x', DeliveryInfo: { DeliveryTime: null } }],
  ['QuickBooks payment', payment.payment, wirePayment({ CreditCardPayment: { any: [1] } })],
  ['QuickBooks customer', customer.customer, wireCustomer()],
  ['QuickBooks item', item.item, wireItem()],
  ['QuickBooks credit memo', creditMemo.creditMemo, wireCreditMemo()],
  ...Object.entries(intacct).flatMap(([name, shape]): [string, z.ZodMiniType, unknown][] =>
    Array.isArray(shape) ? [] : [[`Intacct ${name}`, shape as z.ZodMiniType, intacctRow]],
  ),
]

/** As zod does, without the objects behind its sentences; keys beyond the shape may stay, where zod drops them. */
function readsAsZod(shape: z.ZodMiniType, value: unknown) {
  const [ours, zods] = [readShape(shape, value), z.safeParse(shape, value)]
  if (ours.success && zods.success) expect([ours.data]).toMatchObject([zods.data])
  else expect(issuesOf(ours)).toEqual(issuesOf(zods))
}
const issuesOf = ({ success, error }: z.core.util.SafeParseResult<unknown>) => ({
  success,
  issues: error?.issues.map(({ code, path, message }) => ({ code, path, message })),
})

describe.each(shapes)('%s', (_, shape, sample) => {
  it('reads a good one as zod does', () => {
    expect(readShape(shape, sample).success).toBe(true)
    readsAsZod(shape, sample)
  })

  it('reads a damaged one as zod does', () =>
    fc.assert(
      fc.property(fc.array(wound, { maxLength: 3 }), wounds => readsAsZod(shape, wounded(sample, wounds))),
    ))

  it('reads what is no such thing as zod does', () =>
    fc.assert(fc.property(nasty, value => readsAsZod(shape, value))))
})

it('leaves to zod what it does not know', () => {
  const odd = z.object({ a: z.email(), b: z.strictObject({ c: z.int() }), d: z._default(z.string(), 'x') })
  for (const value of [
    { a: 'a@b.example', b: { c: 1 } },
    { a: 'a', b: { c: 1 } },
    { a: 'a@b.example', b: {} },
  ])
    readsAsZod(odd, value)
})

it('copies only what is read otherwise than it stands, and never changes what came', () => {
  const came = wireInvoice()
  const before = structuredClone(came)
  const read = readShape(invoice.invoice, came)
  expect(came).toEqual(before)
  expect(read.success && read.data.Line?.[0]).toBe(came.Line[0])
})
