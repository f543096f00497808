import { systemOf } from '../../core/ledger/connection.ts'
import { CommandError } from '../../core/messaging/client.ts'
import type { Waits } from '../../core/messaging/views.ts'
import { toast } from './toasts.tsx'
import { waitsText } from './trouble-text.ts'

/** Says that what was asked for goes on after a pause, where it has to. @returns whether it does */
export function sayWaits({ waitsUntil }: Waits, system?: string): boolean {
  if (waitsUntil) toast({ message: waitsText({ system, until: waitsUntil }), tone: 'info' })
  return waitsUntil !== undefined
}

/**
 * For what shows nothing before it was read there: the answer, unless it has to wait.
 * @throws CommandError `throttled`, with the end of the pause
 */
export async function unlessWaiting<T extends object>(
  connectionId: string,
  asked: Promise<T | Waits>,
): Promise<T> {
  const answer = await asked
  if ('waitsUntil' in answer && answer.waitsUntil)
    throw new CommandError('throttled', '', answer.waitsUntil, systemOf(connectionId))
  return answer as T
}
