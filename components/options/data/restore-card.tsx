import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { CommandError, send } from '../../../core/messaging/client.ts'
import type { BackupHeader } from '../../../core/store/backup-format.ts'
import { readHeader } from '../../../core/store/backup-reader.ts'
import { openLedger } from '../../../core/store/open.ts'
import { layDown } from '../../../core/store/restore-inbox.ts'
import { ask } from '../../shared/ask.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Card } from '../../shared/section.tsx'
import { exactTime } from '../../shared/time-text.ts'
import { toast } from '../../shared/toasts.tsx'
import { useAction } from '../../shared/use-command.ts'
import type { ConnectionState } from '../../shared/use-connections.ts'

/** Puts a backup in place of what is here; says first what is in it and what it replaces. */
export function RestoreCard({ connections }: { connections: ConnectionState[] }) {
  const input = useRef<HTMLInputElement>(null)
  const restore = useAction(async (file: File) => {
    const header = await headerOf(file)
    const replaced = connections.filter(({ connection }) =>
      header.companies.some(({ id }) => id === connection.id),
    )
    if (!(await ask(restoreQuestion(header, replaced)))) return
    await layDown(file)
    const { companies, rows } = await send('data.restore', {})
    toast({ message: i18n.t('data.restored', companies, { rows: rows.toLocaleString() }) })
    location.hash = '#connections'
  })
  return (
    <Card pad>
      <div class="stack stack-s">
        <h3>{i18n.t('data.restoreTitle')}</h3>
        <p class="muted">{i18n.t('data.restoreAbout')}</p>
        <div class="row">
          <Button icon="export" pending={restore.pending} onClick={() => input.current?.click()}>
            {i18n.t('data.choose')}
          </Button>
          <input
            ref={input}
            class="visually-hidden"
            type="file"
            accept=".gz,.backup"
            tabIndex={-1}
            aria-label={i18n.t('data.choose')}
            onChange={event => {
              const [file] = event.currentTarget.files ?? []
              // The same file can be chosen again after an error.
              event.currentTarget.value = ''
              if (file) restore.run(file)
            }}
          />
          <span role="status" class="muted small">
            {restore.pending && i18n.t('data.restoring')}
          </span>
        </div>
        <ErrorNotice error={restore.error} />
      </div>
    </Card>
  )
}

async function headerOf(file: File): Promise<BackupHeader> {
  try {
    return await readHeader(file, (await openLedger()).version)
  } catch (error) {
    if (error instanceof Error && error.name === 'BackupError')
      throw new CommandError('refused', error.message)
    throw error
  }
}

function restoreQuestion(header: BackupHeader, replaced: ConnectionState[]) {
  const names = header.companies.map(({ companyName }) => companyName).join(', ')
  return {
    title: i18n.t('data.restoreAsk'),
    body: (
      <>
        <dl class="facts">
          <dt>{i18n.t('data.madeAt')}</dt>
          <dd>{exactTime(header.madeAt)}</dd>
          <dt>{i18n.t('data.companies')}</dt>
          <dd>{names || i18n.t('data.noCompanies')}</dd>
        </dl>
        {replaced.length > 0 && <p>{i18n.t('data.replaces', replaced.length)}</p>}
        <p>{i18n.t('data.restoreThen')}</p>
      </>
    ),
    verb: i18n.t('data.restore'),
    danger: replaced.length > 0,
  }
}
