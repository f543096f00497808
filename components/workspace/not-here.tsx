import { i18n } from '#i18n'
import { Banner } from '../shared/banner.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import type { IconName } from '../shared/icons.tsx'

/** What the panel of a record holds while there is none: still being read, not readable, or gone. */
export const NotHere = ({
  icon,
  read,
  error,
}: {
  icon: IconName
  /** It was looked for, and is not there. */
  read: boolean
  error: { message: string } | undefined
}) => (
  <>
    {error && <Banner tone="bad">{error.message}</Banner>}
    {read && (
      <EmptyState icon={icon} title={i18n.t('workspace.goneTitle')}>
        {i18n.t('workspace.goneAbout')}
      </EmptyState>
    )}
  </>
)
