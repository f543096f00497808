import { i18n } from '#i18n'
import { openOptions } from '../../../core/messaging/extension.ts'
import { Button } from '../../shared/button.tsx'
import { addressOf } from '../address.ts'

/** Invoices that are left out because their number is taken: how many, which, and the setting (design §3). */
export const SkippedNote = ({ count, connectionId }: { count: number; connectionId: string }) => (
  <div class="row row-between">
    <p>
      <a href={addressOf('invoices', { connection: connectionId, skipped: 'yes' })}>
        {i18n.t('overview.skipped', count)}
      </a>{' '}
      {i18n.t('overview.skippedAbout')}
    </p>
    <Button size="small" icon="settings" onClick={() => openOptions('invoices')}>
      {i18n.t('action.duplicateSetting')}
    </Button>
  </div>
)
