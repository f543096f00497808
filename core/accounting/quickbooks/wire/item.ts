import * as z from 'zod/mini'
import { base, decimal, text } from './common.ts'

export const item = z.object({
  ...base,
  Name: z.string(),
  Active: z.nullish(z.boolean()),
  Type: text,
  UnitPrice: z.nullish(decimal),
})
export type WireItem = z.infer<typeof item>
