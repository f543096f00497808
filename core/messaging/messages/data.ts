import * as z from 'zod/mini'
import { screen } from '../message.ts'

/** Everything at once: restore, erase. */
export const dataMessages = {
  /** Restores the file that the page laid into the inbox (core/store/restore-inbox.ts). */
  'data.restore': screen<{ companies: number; rows: number }>()(z.object({})),
  /** Erases every connection, its ledger and its sign-in, and the preferences, from this browser. */
  'data.erase': screen<void>()(z.object({})),
}
