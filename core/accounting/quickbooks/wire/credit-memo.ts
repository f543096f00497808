import * as z from 'zod/mini'
import { decimal, text, transaction } from './common.ts'

export const creditMemo = z.object({
  ...transaction,
  DocNumber: text,
  RemainingCredit: z.nullish(decimal),
  Balance: z.nullish(decimal),
})
export type WireCreditMemo = z.infer<typeof creditMemo>
