import * as z from 'zod/mini'
import { screen } from '../message.ts'
import { entity, id, invoiceDraft, optional, text } from '../shapes.ts'
import type { ImportAnswer, Waits } from '../views.ts'

/** Keeping records in step, and what is done to one by hand. */
export const recordMessages = {
  /** Answers when it is done, or as soon as it has to wait. */
  'sync.now': screen<Waits>()(z.object({ connectionId: optional(id) })),
  /** Opens the record in the accounting system's own pages. */
  'record.open': screen<void>()(z.object({ connectionId: id, entity, id })),
  'record.sync': screen<Waits>()(z.object({ connectionId: id, entity, id })),
  'invoice.archive': screen<{ changed: number }>()(
    z.object({ connectionId: id, ids: z.array(id).check(z.maxLength(1000)), archived: z.boolean() }),
  ),
  'invoice.import': screen<ImportAnswer | Waits>()(z.object({ connectionId: id, number: text(100) })),
  /** Saves an invoice made here; with `push`, also sends it. A new one has no id. */
  'invoice.save': screen<{ id: string }>()(
    z.object({ connectionId: id, id: optional(id), invoice: invoiceDraft, push: z.boolean() }),
  ),
  /** What ours said, beside one that was kept, is not needed any more. */
  'invoice.dropVersion': screen<void>()(z.object({ connectionId: id, id })),
  /** Saves a customer made here and sends it. A new one has no id. */
  'customer.save': screen<{ id: string }>()(
    z.object({
      connectionId: id,
      id: optional(id),
      customer: z.object({
        name: z.string().check(z.minLength(1), z.maxLength(200)),
        email: optional(text(200)),
        phone: optional(text(60)),
      }),
    }),
  ),
  /** Removes what was made here and never was in the accounting system: confirmed on the screen before. */
  'record.discard': screen<void>()(
    z.object({ connectionId: id, entity: z.enum(['customer', 'invoice']), id }),
  ),
  'invoice.pdf': screen<{ stored: boolean } & Waits>()(z.object({ connectionId: id, id })),
  /** Makes an inactive item active again there: confirmed on the screen before it is sent. */
  'item.activate': screen<void>()(z.object({ connectionId: id, id })),
  'deletion.run': screen<Waits>()(z.object({ connectionId: id })),
  'deletion.decide': screen<Waits>()(z.object({ connectionId: id, proceed: z.boolean() })),
}
