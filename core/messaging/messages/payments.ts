import * as z from 'zod/mini'
import type { ImportResult, UndoneImport } from '../../ledger/csv-book.ts'
import { screen } from '../message.ts'
import { id, importRow, optional, paymentDraft, text } from '../shapes.ts'

/** Payments: recorded, imported from a file, their status. */
export const paymentMessages = {
  'payment.record': screen<{ id: string }>()(z.object({ connectionId: id, payment: paymentDraft })),
  'payment.status': screen<void>()(
    z.object({ connectionId: id, id, status: z.enum(['succeeded', 'failed', 'voided', 'refunded']) }),
  ),
  /** *Delete it there for me*: confirmed on the screen before it is sent. */
  'payment.deleteThere': screen<void>()(z.object({ connectionId: id, id })),
  'payment.markSynced': screen<void>()(z.object({ connectionId: id, id, importedId: id })),
  /** The submit-authorized-ACH setting was switched on and the user agreed to send what waits. */
  'payments.submitWaiting': screen<{ count: number }>()(z.object({ connectionId: optional(id) })),
  /** The rows of a processor's file, read and checked by the page; each is decided again (design §3). */
  'payments.importRows': screen<{ results: ImportResult[] }>()(
    z.object({
      connectionId: id,
      fileType: text(4000),
      importId: id,
      rows: z.array(importRow).check(z.maxLength(5000)),
    }),
  ),
  /** Takes back one import: its payments that were not sent yet, and the statuses that it changed. */
  'payments.undoImport': screen<UndoneImport>()(
    z.object({
      connectionId: id,
      importId: id,
      /** Those that the file named. */
      customerIds: z.array(id).check(z.maxLength(5000)),
    }),
  ),
}
