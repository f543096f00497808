import type { AccountingError } from '../accounting/connector.ts'
import { troubleOf } from '../accounting/trouble.ts'

/** What a connection becomes when its sign-in ended. */
export const signedOut = (error: AccountingError) => ({
  state: 'sign-in-needed' as const,
  stateReason: error.message,
  stateWhy: troubleOf(error),
})
