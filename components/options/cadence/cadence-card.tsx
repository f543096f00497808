import { i18n } from '#i18n'
import { type PlannedReminder, previewCadence } from '../../../core/ledger/cadence-preview.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { today } from '../../../core/ledger/dates.ts'
import { send } from '../../../core/messaging/client.ts'
import type { ConnectionOnlySettings } from '../../../core/preferences/connection-settings.ts'
import { saveConnectionSettings } from '../../../core/preferences/preferences.ts'
import { CONNECTION_SHOWN } from '../../../core/preferences/shown.ts'
import { openLedger } from '../../../core/store/open.ts'
import { remindableInvoices } from '../../../core/store/remindable.ts'
import { ask } from '../../shared/ask.tsx'
import { Banner } from '../../shared/banner.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Card } from '../../shared/section.tsx'
import { SettingRow, SwitchRow } from '../../shared/setting-row.tsx'
import { useAction } from '../../shared/use-command.ts'
import { useLive } from '../../shared/use-live.ts'
import { sayWaits } from '../../shared/waits.ts'
import { DayNote } from '../day-note.tsx'
import { noteSaved } from '../saved.tsx'
import { ConnectionSetting } from '../setting-control.tsx'
import { PlannedTable } from './planned-table.tsx'
import { ReminderLog, useReminderLog } from './reminder-log.tsx'
import { StepsEditor } from './steps-editor.tsx'

/** How far ahead the preview looks, in days. */
const AHEAD = 30

interface Props {
  connection: Connection
  settings: ConnectionOnlySettings
}

/** The cadence of one company. It is switched on only after the user saw who would be reminded. */
export function CadenceCard({ connection, settings }: Props) {
  const day = today(connection.timeZone, Date.now())
  const { cadenceOn, cadenceSteps } = CONNECTION_SHOWN
  const save = (patch: Partial<ConnectionOnlySettings>) =>
    // What is past on the day of a change is never sent (design §3).
    saveConnectionSettings(connection.id, { ...patch, cadenceSince: day }).then(noteSaved)
  const change = useAction(async (on: boolean) => {
    if (on && !(await confirmed(connection, settings.cadenceSteps, day))) return
    await save({ cadenceOn: on })
    // What is due today goes today: nobody waits for the next morning.
    if (on && connection.isHome && connection.state === 'connected')
      sayWaits(await send('reminders.run', { connectionId: connection.id }), connection.system)
  })
  const steps = useAction((cadenceSteps: number[]) => save({ cadenceSteps }))
  const log = useReminderLog(connection.id)
  const upcoming = useUpcoming(connection, settings, day)
  const head = (
    <>
      <h3 class="company">{connection.companyName}</h3>
      <DayNote connection={connection} />
    </>
  )
  // All at once: the plan, coming later, would push the buttons of the log from under the pointer.
  const known = (log.value ?? log.error) && (upcoming.value ?? upcoming.error)
  if (!known) return <div class="stack stack-s">{head}</div>
  return (
    <div class="stack stack-s">
      {head}
      <Card>
        <SwitchRow
          label={cadenceOn.name}
          description={cadenceOn.explanation}
          checked={settings.cadenceOn}
          disabled={change.pending}
          {...(connection.isHome ? {} : { more: <Elsewhere connection={connection} /> })}
          onChecked={on => change.run(on)}
        />
        <SettingRow
          label={cadenceSteps.name}
          description={cadenceSteps.explanation}
          error={steps.error?.message}
          more={<StepsEditor steps={settings.cadenceSteps} onSteps={next => steps.run(next)} />}
        >
          {() => null}
        </SettingRow>
        <ConnectionSetting name="dailyCap" connectionId={connection.id} values={settings} />
        {settings.cadenceOn && upcoming.current && upcoming.value && <Upcoming plan={upcoming.value} />}
        {log.value && <ReminderLog reminders={log.value} />}
      </Card>
      <ErrorNotice error={change.error} />
    </div>
  )
}

async function planned(connection: Connection, steps: number[], since: string, day: string) {
  const invoices = await remindableInvoices(await openLedger(), connection.id)
  return previewCadence(invoices, { on: true, since, steps }, day, AHEAD)
}

async function confirmed(connection: Connection, steps: number[], day: string): Promise<boolean> {
  const plan = await planned(connection, steps, day, day)
  const customers = new Set(plan.map(({ customerName }) => customerName)).size
  const answer = await ask({
    title: i18n.t('cadence.askTitle'),
    body: (
      <>
        <p>
          {plan.length === 0
            ? i18n.t('cadence.askNone', { days: AHEAD })
            : i18n.t('cadence.askBody', plan.length, {
                customers: i18n.t('connection.customers', customers),
                days: AHEAD,
              })}
        </p>
        <PlannedTable planned={plan} />
      </>
    ),
    verb: i18n.t('cadence.askVerb'),
    size: plan.length > 0 ? 'large' : 'normal',
  })
  return answer !== undefined
}

const Elsewhere = ({ connection }: { connection: Connection }) => (
  <Banner tone="info">
    {i18n.t('reminders.elsewhere', { home: connection.homeName ? ` (${connection.homeName})` : '' })}
  </Banner>
)

/** The plan of a cadence that is on, kept current. */
const useUpcoming = (connection: Connection, settings: ConnectionOnlySettings, day: string) =>
  useLive(
    async () =>
      settings.cadenceOn ? planned(connection, settings.cadenceSteps, settings.cadenceSince || day, day) : [],
    [settings.cadenceOn, settings.cadenceSteps.join(), settings.cadenceSince, day],
    { connectionId: connection.id, when: ['records', 'outbox'] },
  )

/** What goes out when. */
const Upcoming = ({ plan }: { plan: PlannedReminder[] }) => (
  <div class="card-part card-body stack stack-s">
    <h4>{i18n.t('cadence.upcoming', { days: AHEAD })}</h4>
    {plan.length === 0 ? <p class="muted">{i18n.t('cadence.none')}</p> : <PlannedTable planned={plan} />}
  </div>
)
