import * as z from 'zod/mini'
import type { LinkKind } from '../guide/entry.ts'
import type { ConnectionSetup } from '../ledger/connection.ts'
import { REMEDY_ACTIONS } from '../ledger/remedies.ts'
import type { PageContext } from '../pages/page.ts'

/** The shapes that messages are made of. Every text and list has a most: a page may send anything. */

export const system = z.enum(['quickbooks', 'intacct'])
export const environment = z.enum(['production', 'sandbox'])
export const text = (max: number) => z.string().check(z.maxLength(max))
export const id = text(200)
export const entity = z.enum(['customer', 'item', 'invoice', 'payment', 'creditMemo'])
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const amount = z.int()
export const optional = <T extends z.ZodMiniType>(schema: T) => z.optional(schema)

const context = z.object({
  system,
  company: optional(text(100)),
  kind: z.enum(['invoice', 'invoice-list', 'customer', 'payment', 'other']),
  externalId: optional(text(100)),
  number: optional(text(100)),
})
/** An absent field is absent, never `undefined`: what comes over the wire has no such keys. */
export const pageContext = context as z.ZodMiniType<unknown> as z.ZodMiniType<PageContext>

const choice = optional(text(100))
const connectionSetup = z.object({
  entity: choice,
  documentType: choice,
  account: choice,
  accountLabel: choice,
  location: choice,
  warehouse: choice,
  unit: choice,
  bankAccount: choice,
  undepositedAccount: choice,
  numbersCustomers: optional(z.boolean()),
})
export const setup = connectionSetup as z.ZodMiniType<unknown> as z.ZodMiniType<ConnectionSetup>

export const invoiceDraft = z.object({
  number: text(21),
  customerId: id,
  date,
  dueDate: optional(date),
  terms: optional(text(100)),
  memo: optional(text(1000)),
  lines: z.array(
    z.object({
      description: optional(text(4000)),
      itemId: optional(id),
      quantity: optional(text(30)),
      unitPrice: optional(text(30)),
      amount,
    }),
  ),
})

export const paymentDraft = z.object({
  customerId: id,
  date,
  amount,
  method: z.enum(['ach', 'card', 'check', 'cash', 'other']),
  status: z.enum(['authorized', 'succeeded']),
  reference: optional(text(21)),
  applications: z.array(z.object({ invoiceId: id, amount })),
})

export const importRow = z.object({
  row: z.int(),
  reference: text(200),
  date,
  amount,
  status: z.enum(['authorized', 'succeeded', 'failed', 'voided', 'refunded']),
  customerId: id,
  invoiceId: optional(id),
  is: optional(id),
})

export const LINK_KINDS: LinkKind[] = [
  'open-conflicting-transaction',
  'open-item',
  'open-payment',
  'open-customer',
]

export const remedy = {
  connectionId: id,
  entity: z.enum(['invoice', 'payment']),
  id,
  action: z.enum(REMEDY_ACTIONS),
  choice: z.object({ itemId: optional(id), unitPrice: optional(text(30)) }),
}

export const reminder = { connectionId: id, invoiceId: id, dueDate: date, step: z.int() }
