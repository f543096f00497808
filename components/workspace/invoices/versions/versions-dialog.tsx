import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { compareVersions } from '../../../../core/ledger/invoice-compare.ts'
import type { Invoice } from '../../../../core/ledger/records.ts'
import { send } from '../../../../core/messaging/client.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { Dialog } from '../../../shared/dialog.tsx'
import { Select } from '../../../shared/field.tsx'
import { dateText } from '../../../shared/time-text.ts'
import { toast } from '../../../shared/toasts.tsx'
import { useAction } from '../../../shared/use-command.ts'
import { useLive } from '../../../shared/use-live.ts'
import { systemName } from '../../../shared/words.ts'
import { RemedyDialog } from '../../remedies/remedy-dialog.tsx'
import { readTheirs, theirsOf } from './theirs.ts'
import { VersionsTable } from './versions-table.tsx'

interface Props {
  connection: Connection
  /** Ours, which was not accepted or may have arrived. */
  invoice: Invoice
  onClose: () => void
}

/** Our invoice and the one that has its number there, side by side; the user keeps either (design §3, Editing). */
export function VersionsDialog({ connection, invoice, onClose }: Props) {
  const system = systemName(connection.system)
  const [chosen, setChosen] = useState<string>()
  const [renumbering, setRenumbering] = useState(false)
  /** How often they were read there. What is kept is chosen by what stands there now, not by what was here. */
  const [readings, setReadings] = useState(0)
  const { value: found, current } = useLive(
    ledger => theirsOf(ledger, invoice),
    [invoice.id, invoice.number, readings],
    { when: ['records'], connectionId: connection.id },
  )
  const reading = useAction(() => readTheirs(invoice).finally(() => setReadings(count => count + 1)))
  useEffect(() => void reading.run(undefined), [])
  const looking = reading.pending || readings === 0 || !current
  const theirs = found?.find(({ id }) => id === chosen) ?? found?.[0]
  const of = { connectionId: connection.id, entity: 'invoice' as const, id: invoice.id }
  const keepTheirs = useAction(async (id: string) => {
    await send('push.choose', { ...of, choice: 'already-there', theirs: id })
    toast({ message: i18n.t('versions.keptTheirs', { number: invoice.number }) })
    onClose()
  })
  const keepMine = useAction(async () => {
    if (invoice.syncState === 'unknown') await send('push.choose', { ...of, choice: 'another' })
    setRenumbering(true)
  })
  if (renumbering && invoice.syncState === 'failed')
    return (
      <RemedyDialog connection={connection} record={invoice} action="next-free-number" onClose={onClose} />
    )
  const rows = theirs ? compareVersions(invoice, theirs) : []
  const able = connection.isHome && connection.state === 'connected'
  return (
    <Dialog
      title={i18n.t('versions.title')}
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('versions.later')}</Button>
          <Button
            disabled={!able || looking}
            pending={keepMine.pending || (renumbering && invoice.syncState !== 'failed')}
            onClick={() => keepMine.run(undefined)}
          >
            {i18n.t('versions.keepMine')}
          </Button>
          <Button
            variant="primary"
            disabled={!theirs || !connection.isHome || looking}
            pending={keepTheirs.pending}
            onClick={() => theirs && keepTheirs.run(theirs.id)}
          >
            {i18n.t('versions.keepTheirs')}
          </Button>
        </>
      }
    >
      <div class="stack stack-m" aria-busy={looking}>
        <p>{i18n.t('versions.about', { system, number: invoice.number })}</p>
        {looking && <p class="muted">{i18n.t('remedies.looking')}</p>}
        <ErrorNotice error={reading.error} onRetry={() => reading.run(undefined)} />
        {!looking && found && !theirs && (
          <Banner tone="warn" live="status">
            {i18n.t('versions.none', { system, number: invoice.number })}
          </Banner>
        )}
        {found && theirs && found.length > 1 && (
          <Select
            label={i18n.t('versions.which', { system })}
            value={theirs.id}
            options={found.map(({ id, customerName, date }) => ({
              value: id,
              label: `${customerName}, ${dateText(date)}`,
            }))}
            onValue={setChosen}
          />
        )}
        {theirs && (
          <>
            <p role="status">
              {rows.some(({ differs }) => differs)
                ? i18n.t('versions.count', rows.filter(({ differs }) => differs).length)
                : i18n.t('versions.same')}
            </p>
            <VersionsTable rows={rows} system={system} currency={invoice.currency} />
            <p class="muted small">{i18n.t('versions.nothingLost', { system })}</p>
          </>
        )}
        <ErrorNotice error={keepTheirs.error ?? keepMine.error} />
      </div>
    </Dialog>
  )
}
