import * as z from 'zod/mini'
import { date, id, text } from './common.ts'

export const companyInfo = z.object({ CompanyName: text, LegalName: text, DefaultTimeZone: text })

/** `DueDays` only of what is due after so many days (`Type` STANDARD); the rest is due on a day of the month. */
export const term = z.object({ Id: id, Name: z.string(), DueDays: z.nullish(z.int()) })

/** Facts §1.8. `BookCloseDate` is absent while the books are open. */
export const preferences = z.object({
  AccountingInfoPrefs: z.nullish(z.object({ BookCloseDate: z.nullish(date) })),
  SalesFormsPrefs: z.nullish(z.object({ CustomTxnNumbers: z.nullish(z.boolean()) })),
  CurrencyPrefs: z.nullish(z.object({ HomeCurrency: z.nullish(z.object({ value: text })) })),
})
