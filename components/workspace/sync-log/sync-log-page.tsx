import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { listRuns } from '../../../core/store/runs.ts'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { SyncTimes } from '../../shared/connection-status.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Menu } from '../../shared/menu.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useLive } from '../../shared/use-live.ts'
import { sayWaits } from '../../shared/waits.ts'
import { PageHead } from '../page-head.tsx'
import { pageOf } from '../page-of.ts'
import { Pager } from '../pager.tsx'
import type { PageProps } from '../pages.tsx'
import { groupRuns } from './group-runs.ts'
import { ReadingsRow } from './readings-row.tsx'
import { RunRow } from './run-row.tsx'

const PAGE_SIZE = 40

/** One row per run with its counts; its events on request (design §5, Sync log). */
export function SyncLogPage({ state, address }: PageProps) {
  const { connection } = state
  const offset = (pageOf(address) - 1) * PAGE_SIZE
  const [open, setOpen] = useState<string>()
  const { value: log, error } = useLive(
    ledger => listRuns(ledger, connection.id, { offset, limit: PAGE_SIZE }),
    [offset],
    { when: ['runs', 'connection'], connectionId: connection.id },
  )
  const sync = useCommand('sync.now')
  const check = useCommand('deletion.run')
  const connected = connection.state === 'connected'
  const syncNow = async () => {
    const done = await sync.run({ connectionId: connection.id })
    if (done) sayWaits(done.answer, connection.system)
  }
  const runCheck = async () => {
    const done = await check.run({ connectionId: connection.id })
    if (done && !sayWaits(done.answer, connection.system))
      toast({ message: i18n.t('syncLog.deletionStarted'), tone: 'info' })
  }
  return (
    <>
      <PageHead
        title={i18n.t('workspace.syncLog')}
        about={<SyncTimes state={state} />}
        actions={
          <>
            <Button icon="sync" pending={sync.pending} disabled={!connected} onClick={syncNow}>
              {i18n.t('syncLog.runNow')}
            </Button>
            <Menu
              label={i18n.t('workspace.pageMenu')}
              items={[
                {
                  label: i18n.t('syncLog.deletionCheck'),
                  icon: 'trash',
                  run: runCheck,
                  unavailable: connected
                    ? connection.isHome
                      ? undefined
                      : i18n.t('workspace.notHome')
                    : i18n.t('workspace.notConnected'),
                },
              ]}
            />
          </>
        }
      />
      <ErrorNotice error={sync.error ?? check.error} />
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      {log?.total === 0 && (
        <EmptyState icon="log" title={i18n.t('syncLog.none')}>
          {i18n.t('syncLog.noneAbout')}
        </EmptyState>
      )}
      {log && log.total > 0 && (
        <div class="card">
          <RunTable runs={log.rows} open={open} onOpen={setOpen} />
          <Pager address={address} total={log.total} size={PAGE_SIZE} />
        </div>
      )}
    </>
  )
}

const RunTable = ({
  runs,
  open,
  onOpen,
}: {
  runs: SyncRun[]
  open: string | undefined
  onOpen: (id: string | undefined) => void
}) => (
  <div class="table-scroll">
    <table class="table">
      <caption class="visually-hidden">{i18n.t('workspace.syncLog')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('syncLog.started')}</th>
          <th scope="col">{i18n.t('syncLog.what')}</th>
          <th scope="col">{i18n.t('syncLog.outcome')}</th>
          <th scope="col">{i18n.t('syncLog.changes')}</th>
          <th>
            <span class="visually-hidden">{i18n.t('workspace.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groupRuns(runs).map(row =>
          'run' in row ? (
            <RunRow
              key={row.run.id}
              run={row.run}
              open={row.run.id === open}
              onOpen={shown => onOpen(shown ? row.run.id : undefined)}
            />
          ) : (
            <ReadingsRow key={row.readings.at(-1)?.id} readings={row.readings} open={open} onOpen={onOpen} />
          ),
        )}
      </tbody>
    </table>
  </div>
)
