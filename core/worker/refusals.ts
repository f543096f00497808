import { AccountingError } from '../accounting/connector.ts'
import { troubleOf } from '../accounting/trouble.ts'
import { CommandError } from '../messaging/client.ts'
import type { Handlers } from '../messaging/server.ts'
import { StoreError } from '../store/store-error.ts'
import { EngineError } from '../sync/engine-error.ts'

/** What was thrown, as a refusal with a code that a screen can act on; anything else stays a bug. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof CommandError) return error
  if (error instanceof EngineError) return new CommandError(error.code, error.message)
  if (error instanceof StoreError) return new CommandError('storage', error.message)
  if (!(error instanceof AccountingError)) return error
  const { message, retryAfter } = error
  const code = troubleOf(error) ?? (error.class === 'sign-in' ? 'sign-in' : 'accounting')
  return new CommandError(
    code,
    message,
    retryAfter === undefined ? undefined : new Date(Date.now() + retryAfter).toISOString(),
  )
}

/** Every handler, refusing in the words of whoever refused. */
export function refusing(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: never, sender: never) => {
      try {
        return await (handler as (input: never, sender: never) => unknown)(input, sender)
      } catch (error) {
        throw asRefusal(error)
      }
    },
  ])
  return Object.fromEntries(wrapped) as Handlers
}
