import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

/** Nothing to show: why, and what to do about it. */
export const EmptyState = ({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
}) => (
  <div class="empty">
    <span class="empty-mark">
      <Icon name={icon} />
    </span>
    <h3>{title}</h3>
    {children && <p>{children}</p>}
    {actions && <div class="row">{actions}</div>}
  </div>
)
