import * as z from 'zod/mini'
import { date, decimal, id, instant, text, word } from '../../wire.ts'

/** Shapes that several entities share (facts §1.4). Times are US Pacific with an offset on the wire. */
export { date, decimal, id, text, word }

export const ref = z.object({ value: id, name: text })

export const linkedTxn = z.object({ TxnId: id, TxnType: z.string() })

/** What every record carries. */
export const base = {
  Id: id,
  SyncToken: z.nullish(id),
  MetaData: z.nullish(z.object({ CreateTime: z.nullish(instant), LastUpdatedTime: z.nullish(instant) })),
}

export const transaction = {
  ...base,
  CustomerRef: ref,
  CurrencyRef: z.nullish(ref),
  TxnDate: date,
  TotalAmt: decimal,
  PrivateNote: text,
}
