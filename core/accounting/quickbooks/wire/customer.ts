import * as z from 'zod/mini'
import { base, ref, text } from './common.ts'

export const customer = z.object({
  ...base,
  DisplayName: text,
  FullyQualifiedName: text,
  Active: z.nullish(z.boolean()),
  CurrencyRef: z.nullish(ref),
  PrimaryEmailAddr: z.nullish(z.object({ Address: text })),
  PrimaryPhone: z.nullish(z.object({ FreeFormNumber: text })),
})
export type WireCustomer = z.infer<typeof customer>
