import * as z from 'zod/mini'
import type { SetupLists } from '../../ledger/connection.ts'
import { screen } from '../message.ts'
import { environment, id, optional, setup, system, text } from '../shapes.ts'
import type { Connected } from '../views.ts'

/** Connecting, setting up and leaving a company. */
export const connectionMessages = {
  'connection.connect': screen<Connected>()(
    z.object({
      system,
      environment,
      clientId: text(300),
      clientSecret: optional(text(300)),
      /** Reconnecting: the company that must answer. */
      expect: optional(id),
    }),
  ),
  /** The pasted address of the user's own redirect page, where the vendor refused ours (design §6). */
  'connection.paste': screen<Connected>()(z.object({ address: text(4000) })),
  'connection.begin': screen<{ authorizeUrl: string }>()(
    z.object({
      system,
      environment,
      clientId: text(300),
      clientSecret: optional(text(300)),
      redirectUri: text(500),
      expect: optional(id),
    }),
  ),
  'connection.reconnect': screen<Connected>()(z.object({ connectionId: id })),
  'connection.disconnect': screen<void>()(z.object({ connectionId: id, erase: z.boolean() })),
  'connection.makeHome': screen<void>()(z.object({ connectionId: id })),
  /** What connecting asks once (design §6): the lists to choose from, and what was chosen. */
  'connection.setupLists': screen<SetupLists>()(z.object({ connectionId: id })),
  'connection.setUp': screen<void>()(z.object({ connectionId: id, setup })),
  /** Takes back what was said of the labels of pages. */
  'connection.unlinkPages': screen<void>()(z.object({ connectionId: id })),
}
