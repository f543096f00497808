import * as z from 'zod/mini'
import { base, decimal, text, word } from './common.ts'

export const item = z.object({
  ...base,
  Name: word,
  Active: z.nullish(z.boolean()),
  Type: text,
  UnitPrice: z.nullish(decimal),
})
export type WireItem = z.infer<typeof item>
