import { i18n } from '#i18n'
import type { AccountingSystem } from '../../core/ledger/records.ts'
import { allowSystem } from '../../core/messaging/system-access.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { ErrorNotice } from './command-error.tsx'
import { useAction, useCommand } from './use-command.ts'
import { useSystemAccess } from './use-permission.ts'
import { systemName } from './words.ts'

/** Nothing, unless the user took the system's hosts back: then what that stops, and the way to give them again. */
export function SystemAccess({ system }: { system: AccountingSystem }) {
  const allowed = useSystemAccess(system)
  const sync = useCommand('sync.now')
  const allow = useAction(async () => {
    if (await allowSystem(system)) await sync.run({})
  })
  if (allowed !== false) return null
  const name = { system: systemName(system) }
  return (
    <Banner
      tone="warn"
      live="status"
      title={i18n.t('access.title', name)}
      actions={
        <Button size="small" variant="primary" pending={allow.pending} onClick={() => allow.run(undefined)}>
          {i18n.t('access.allow')}
        </Button>
      }
    >
      {i18n.t('access.about', name)}
      <ErrorNotice error={allow.error} />
    </Banner>
  )
}
