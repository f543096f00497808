import * as z from 'zod/mini'
import type { ReminderMail } from '../../ledger/reminder-mail.ts'
import { screen } from '../message.ts'
import { id, reminder } from '../shapes.ts'
import type { Waits } from '../views.ts'

/** Reminders to customers. */
export const reminderMessages = {
  /** Sends the reminders that are due now, where they are switched on. */
  'reminders.run': screen<Waits>()(z.object({ connectionId: id })),
  /** Of one invoice, or of a customer: no reminder goes while it is paused. */
  'reminders.pause': screen<void>()(
    z.object({ connectionId: id, entity: z.enum(['invoice', 'customer']), id, paused: z.boolean() }),
  ),
  /** What the e-mail of a step says that the user sends: after a fresh reading, only while it is still owed. */
  'reminders.prepare': screen<ReminderMail>()(z.object(reminder)),
  /** What the user says became of one whose outcome could not be told, or that was prepared. */
  'reminders.settle': screen<void>()(z.object({ ...reminder, sent: z.boolean() })),
}
