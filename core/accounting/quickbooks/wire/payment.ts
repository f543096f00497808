import * as z from 'zod/mini'
import { decimal, linkedTxn, ref, text, transaction } from './common.ts'

export const payment = z.object({
  ...transaction,
  UnappliedAmt: z.nullish(decimal),
  PaymentRefNum: text,
  PaymentMethodRef: z.nullish(ref),
  CreditCardPayment: z.nullish(z.object({})),
  Line: z.nullish(
    z.array(z.object({ Amount: z.nullish(decimal), LinkedTxn: z.nullish(z.array(linkedTxn)) })),
  ),
})
export type WirePayment = z.infer<typeof payment>
