import type * as z from 'zod/mini'
import type { Sender } from './message.ts'
import { connectionMessages } from './messages/connections.ts'
import { dataMessages } from './messages/data.ts'
import { outboxMessages } from './messages/outbox.ts'
import { pageMessages } from './messages/pages.ts'
import { paymentMessages } from './messages/payments.ts'
import { recordMessages } from './messages/records.ts'
import { reminderMessages } from './messages/reminders.ts'

/** Every message between a surface and the worker. */
export const protocol = {
  ...pageMessages,
  ...connectionMessages,
  ...recordMessages,
  ...paymentMessages,
  ...outboxMessages,
  ...reminderMessages,
  ...dataMessages,
} satisfies Record<string, { from: readonly Sender[]; input: z.ZodMiniType }>

type Protocol = typeof protocol
export type MessageName = keyof Protocol
export type Input<N extends MessageName> = z.infer<Protocol[N]['input']>
export type Answer<N extends MessageName> = Protocol[N] extends { readonly answer?: infer O } ? O : never
