import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { compareVersions } from '../../../../core/ledger/invoice-compare.ts'
import type { Invoice } from '../../../../core/ledger/records.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { systemName } from '../../../shared/words.ts'
import { stepText } from './version-words.ts'

/** Ours as a note beside the one that was kept, and the difference as steps (design §3, Editing). */
export function OurVersion({ connection, invoice }: { connection: Connection; invoice: Invoice }) {
  const drop = useCommand('invoice.dropVersion')
  const { ourVersion, currency } = invoice
  const rows = ourVersion ? compareVersions(ourVersion, invoice) : []
  const steps = rows.map(row => stepText(row, currency)).filter(step => step !== undefined)
  // Word for word the same: there is nothing to remember.
  if (!ourVersion || steps.length === 0) return null
  const system = systemName(connection.system)
  return (
    <Banner
      tone="muted"
      title={i18n.t('versions.noteTitle', { system })}
      actions={
        <Button
          size="small"
          pending={drop.pending}
          onClick={() => drop.run({ connectionId: connection.id, id: invoice.id })}
        >
          {i18n.t('versions.drop')}
        </Button>
      }
    >
      <div class="stack stack-s">
        <p>{i18n.t('versions.noteAbout', { system })}</p>
        <ol class="fix-steps">
          {steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <ErrorNotice error={drop.error} />
      </div>
    </Banner>
  )
}
