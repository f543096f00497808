import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Instant as UtcInstant } from '../../../core/ledger/records.ts'
import { onBackup, readLastBackup } from '../../../core/preferences/last-backup.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { Instant, useNow } from '../../shared/instant.tsx'
import { useAction } from '../../shared/use-command.ts'
import { saveBackup } from './save-backup.ts'

const WEEK = 7 * 86_400_000

/** When this browser's ledger was last saved: undefined while it is read, null when never. */
export function useLastBackup(): UtcInstant | null | undefined {
  const [at, setAt] = useState<UtcInstant | null>()
  useEffect(() => {
    const read = () => readLastBackup().then(found => setAt(found ?? null))
    read()
    return onBackup(read)
  }, [])
  return at
}

/** The weekly reminder (design §5, Home): shown where the ledger lives, once the last backup is a week old. */
export function BackupAge({ at }: { at: UtcInstant | null }) {
  const now = useNow()
  const save = useAction(saveBackup)
  if (at !== null && now - Date.parse(at) < WEEK) return null
  return (
    <Banner
      tone="info"
      title={i18n.t('data.weeklyTitle')}
      actions={
        <Button size="small" icon="import" pending={save.pending} onClick={() => save.run(undefined)}>
          {i18n.t('data.save')}
        </Button>
      }
    >
      {at === null ? (
        i18n.t('data.never')
      ) : (
        <>
          {i18n.t('data.lastSaved')} <Instant at={at} />.
        </>
      )}{' '}
      {i18n.t('data.weeklyAbout')}
    </Banner>
  )
}
