import * as z from 'zod/mini'
import type { RemedyProposal } from '../../ledger/remedies.ts'
import { screen } from '../message.ts'
import { entity, id, optional, remedy, text } from '../shapes.ts'

/** What waits to be sent, what was refused, and the remedies for it. */
export const outboxMessages = {
  /** Sends again what failed or waits for the user's choice. */
  'push.retry': screen<void>()(z.object({ connectionId: id, entity, id })),
  /** Of a payment unless told: what to do with one that must not go as it is, or whose outcome is unknown. */
  'push.choose': screen<void>()(
    z.object({
      connectionId: id,
      entity: optional(entity),
      id,
      /** `another`: the invoice that has our number there is another one. */
      choice: z.enum(['apply-still-owed', 'already-there', 'do-not-submit', 'another']),
      /** The imported invoice that ours is; then `already-there`, and ours stays as a note. */
      theirs: optional(id),
    }),
  ),
  /** What a remedy would change on a record of ours that was refused; reads the books, changes nothing. */
  'remedy.plan': screen<RemedyProposal>()(z.object(remedy)),
  /**
   * Runs what was shown: refused when record or books changed since. `why`: what kept the sending from beginning;
   * what it came to stands on the record.
   */
  'remedy.run': screen<{ why?: string }>()(z.object({ ...remedy, seal: text(64) })),
  /** Takes back what a remedy changed, while nothing of it was sent. */
  'remedy.undo': screen<void>()(z.object({ connectionId: id, entity: z.enum(['invoice', 'payment']), id })),
}
