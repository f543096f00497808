import { i18n } from '#i18n'
import { Banner } from '../shared/banner.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import type { IconName } from '../shared/icons.tsx'
import { SidePanel } from './side-panel.tsx'

/** The panel of a record that is not here: still being read, not readable, or gone. */
export const GonePanel = ({
  icon,
  rowId,
  read,
  error,
  onClose,
}: {
  icon: IconName
  rowId: string
  /** It was looked for, and is not there. */
  read: boolean
  error: { message: string } | undefined
  onClose: () => void
}) => (
  <SidePanel title={i18n.t('workspace.details')} rowId={rowId} onClose={onClose}>
    {error && <Banner tone="bad">{error.message}</Banner>}
    {read && (
      <EmptyState icon={icon} title={i18n.t('workspace.goneTitle')}>
        {i18n.t('workspace.goneAbout')}
      </EmptyState>
    )}
  </SidePanel>
)
