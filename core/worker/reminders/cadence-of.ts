import type { Connection } from '../../ledger/connection.ts'
import { addDays, today } from '../../ledger/dates.ts'
import {
  type ConnectionSettings,
  connectionSettings,
  saveConnectionSettings,
} from '../../preferences/preferences.ts'
import { deleteOutboxEntry, outboxOf } from '../../store/outbox.ts'
import { write } from '../../store/transaction.ts'
import type { SyncSettings } from '../../sync/deps.ts'
import { REMINDER_STORES } from '../../sync/reminders/enqueue.ts'
import { noteReminder } from '../../sync/reminders/note.ts'
import type { WorkerDeps } from '../deps.ts'

/** The cadence as the engine goes by it. Without a day on which it began, nothing past is ever sent. */
export const cadenceOf = (
  { cadenceOn, cadenceSteps, cadenceSince, dailyCap }: ConnectionSettings,
  { timeZone }: Pick<Connection, 'timeZone'>,
  now: number,
): NonNullable<SyncSettings['cadence']> => ({
  on: cadenceOn,
  since: cadenceSince || today(timeZone, now),
  steps: cadenceSteps,
  dailyCap,
})

/**
 * After a restore, when this browser takes over from another, or where a company's ledger was erased: what was
 * sent before is not known here, so that only steps from tomorrow on go. Rather one reminder too few than one
 * twice (design §3: at most once).
 */
export async function beginCadenceAnew(
  deps: WorkerDeps,
  { id: connectionId, timeZone }: Pick<Connection, 'id' | 'timeZone'>,
): Promise<void> {
  const now = new Date(deps.now()).toISOString()
  await write(await deps.ledger(), REMINDER_STORES, async tx => {
    for (const entry of await outboxOf(tx, connectionId)) {
      // What went out from here is looked up, as ever.
      if (!entry.reminder || entry.wire) continue
      await deleteOutboxEntry(tx, entry.id)
      await noteReminder(tx, entry, 'skipped', now, 'another browser may have sent it')
    }
  })
  const { cadenceOn, cadenceSince } = connectionSettings(await deps.preferences(), connectionId)
  const tomorrow = addDays(today(timeZone, deps.now()), 1)
  if (cadenceOn && cadenceSince < tomorrow)
    await saveConnectionSettings(connectionId, { cadenceSince: tomorrow })
}
