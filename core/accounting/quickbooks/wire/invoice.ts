import * as z from 'zod/mini'
import { date, decimal, id, ref, text, transaction } from './common.ts'

const salesDetail = z.object({
  ItemRef: z.nullish(ref),
  Qty: z.nullish(decimal),
  UnitPrice: z.nullish(decimal),
})

const fields = {
  Id: z.nullish(id),
  Amount: z.nullish(decimal),
  Description: text,
  DetailType: text,
  SalesItemLineDetail: z.nullish(salesDetail),
}
const simpleLine = z.object(fields)
export type WireLine = z.infer<typeof simpleLine>

/** A bundle holds its lines inside. */
const line = z.object({
  ...fields,
  GroupLineDetail: z.nullish(z.object({ Line: z.nullish(z.array(simpleLine)) })),
})

export const invoice = z.object({
  ...transaction,
  DocNumber: text,
  DueDate: z.nullish(date),
  Balance: decimal,
  SalesTermRef: z.nullish(ref),
  BillEmail: z.nullish(z.object({ Address: text })),
  CustomerMemo: z.nullish(z.object({ value: text })),
  Line: z.nullish(z.array(line)),
})
export type WireInvoice = z.infer<typeof invoice>

/** Beside the record, for the look-up of a reminder that got no answer. */
export const delivery = z.object({
  EmailStatus: text,
  DeliveryInfo: z.nullish(z.object({ DeliveryTime: text })),
})
