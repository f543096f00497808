import { i18n } from '#i18n'
import type { ActiveTab } from '../../core/messaging/active-tab.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import { Button } from '../shared/button.tsx'
import { EmptyState } from '../shared/empty-state.tsx'

/** No company is connected yet: what this is for, and the one way on. */
export const FirstRun = ({ tab }: { tab: ActiveTab | null | undefined }) => (
  <EmptyState
    icon="link"
    title={i18n.t('popup.firstTitle')}
    actions={
      <Button
        variant="primary"
        autofocus
        onClick={() => openOptions('connections').then(() => window.close())}
      >
        {i18n.t('popup.connect')}
      </Button>
    }
  >
    {tab?.context ? i18n.t('popup.firstOnPage') : i18n.t('popup.firstAbout')}
  </EmptyState>
)
