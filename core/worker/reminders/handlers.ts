import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import { homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { patiently } from '../sync.ts'
import { preparedMail } from './prepared-mail.ts'
import { settleReminder } from './settle.ts'

type ReminderHandlers = Pick<
  Handlers,
  'reminders.run' | 'reminders.pause' | 'reminders.prepare' | 'reminders.settle'
>

/** What screens ask of the cadence (design §3); what goes out by itself is the engine's. */
export function reminderHandlers(deps: WorkerDeps): ReminderHandlers {
  return {
    async 'reminders.run'({ connectionId }) {
      await homeOf(await deps.ledger(), connectionId)
      return patiently(deps.engine.runReminders(connectionId, 'user'))
    },

    async 'reminders.pause'({ connectionId, entity, id, paused }) {
      await write(await deps.ledger(), ['invoices', 'customers'], async tx => {
        const record = await getRecord(tx, connectionId, entity, id)
        if (!record) throw new CommandError('not-found', `This ${entity} is no longer here.`)
        const { remindersPaused: _, ...rest } = record
        await putRecord(tx, paused ? { ...record, remindersPaused: true } : rest)
      })
      deps.announce(connectionId, 'records')
    },

    'reminders.prepare': reminder => preparedMail(deps, reminder),

    async 'reminders.settle'({ sent, ...reminder }) {
      await homeOf(await deps.ledger(), reminder.connectionId)
      await settleReminder(deps, reminder, sent)
    },
  }
}
