import { i18n } from '#i18n'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Instant } from '../../shared/instant.tsx'
import { Card, Section } from '../../shared/section.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useAction } from '../../shared/use-command.ts'
import type { SectionProps } from '../options.tsx'
import { LicencesCard } from '../support/licences-card.tsx'
import { SupportCard } from '../support/support-card.tsx'
import { useLastBackup } from './backup-age.tsx'
import { EraseCard } from './erase-card.tsx'
import { RestoreCard } from './restore-card.tsx'
import { saveBackup } from './save-backup.ts'

/** Backup, restore, erase: the ledger lives in this browser profile, and nowhere else. */
export const DataSection = ({ connections }: SectionProps) => (
  <>
    <Section title={i18n.t('options.data')} about={i18n.t('data.about')}>
      <BackupCard />
      <RestoreCard connections={connections} />
    </Section>
    <Section level={3} title={i18n.t('data.eraseSection')}>
      <EraseCard />
    </Section>
    <Section level={3} title={i18n.t('support.title')} about={i18n.t('support.about')}>
      <SupportCard />
      <LicencesCard />
    </Section>
  </>
)

function BackupCard() {
  const at = useLastBackup()
  const save = useAction(async () => {
    await saveBackup()
    toast({ message: i18n.t('data.saved') })
  })
  return (
    <Card pad>
      <div class="stack stack-s">
        <h3>{i18n.t('data.backupTitle')}</h3>
        <p class="muted">{i18n.t('data.backupAbout')}</p>
        <div class="row">
          <Button variant="primary" icon="import" pending={save.pending} onClick={() => save.run(undefined)}>
            {i18n.t('data.save')}
          </Button>
          <span class="muted small">
            {at === null && i18n.t('data.never')}
            {at && (
              <>
                {i18n.t('data.lastSaved')} <Instant at={at} />
              </>
            )}
          </span>
        </div>
        <ErrorNotice error={save.error} />
      </div>
    </Card>
  )
}
