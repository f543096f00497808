import { i18n } from '#i18n'
import { version } from '../../core/messaging/extension.ts'
import { exportPreferences } from '../../core/preferences/backup.ts'
import { rescueLedger } from '../../core/store/rescue.ts'
import { StoreError } from '../../core/store/store-error.ts'
import { ask } from './ask.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { ErrorNotice } from './command-error.tsx'
import { saveFile } from './save-file.ts'
import { toast } from './toasts.tsx'
import { useAction, useCommand } from './use-command.ts'

/** The ledger did not open: why, and the ways on. Nothing is removed unless the user says so. */
export function LedgerTrouble({ error }: { error: Error }) {
  const code = error instanceof StoreError ? error.code : 'unavailable'
  const save = useAction(async () => {
    const madeAt = new Date().toISOString()
    const facts = { madeAt, madeBy: version(), preferences: await exportPreferences() }
    const { file, rows, lost } = await rescueLedger(facts)
    saveFile(file, `ar-companion-rescued-${madeAt.slice(0, 10)}.backup.gz`)
    const left = lost > 0 ? ` ${i18n.t('ledgerTrouble.lost', lost)}` : ''
    toast({ message: i18n.t('ledgerTrouble.saved', rows) + left })
  })
  const erase = useCommand('data.erase')
  const startAfresh = async () => {
    const answer = await ask({
      title: i18n.t('ledgerTrouble.freshAsk'),
      body: <p>{i18n.t('ledgerTrouble.freshBody')}</p>,
      typed: i18n.t('data.eraseWord'),
      verb: i18n.t('ledgerTrouble.freshVerb'),
      danger: true,
    })
    if (answer && (await erase.run({}))) location.reload()
  }
  return (
    <Banner
      tone="bad"
      live="alert"
      title={i18n.t('popup.noLedger')}
      actions={
        <>
          <Button size="small" onClick={() => location.reload()}>
            {i18n.t('shared.tryAgain')}
          </Button>
          {code !== 'blocked' && (
            <Button size="small" icon="import" pending={save.pending} onClick={() => save.run(undefined)}>
              {i18n.t('ledgerTrouble.save')}
            </Button>
          )}
          {code === 'unavailable' && (
            <Button size="small" variant="warning" pending={erase.pending} onClick={startAfresh}>
              {i18n.t('ledgerTrouble.fresh')}
            </Button>
          )}
        </>
      }
    >
      <p>{error.message}</p>
      {code === 'unavailable' && <p>{i18n.t('ledgerTrouble.about')}</p>}
      <ErrorNotice error={save.error ?? erase.error} />
    </Banner>
  )
}
