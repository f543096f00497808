import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'
import type { Tone } from './pill.tsx'

const ICONS: Record<Tone, IconName> = {
  good: 'check',
  info: 'info',
  warn: 'warning',
  bad: 'error',
  muted: 'info',
}

/** Something to know before going on. `live` announces it when it appears. */
export const Banner = ({
  tone,
  title,
  actions,
  live,
  children,
}: {
  tone: Tone
  title?: ComponentChildren
  actions?: ComponentChildren
  live?: 'alert' | 'status'
  children?: ComponentChildren
}) => (
  <div class="banner" data-tone={tone} role={live}>
    <Icon name={ICONS[tone]} />
    <div class="banner-body">
      {title && <p class="banner-title">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div class="banner-actions">{actions}</div>}
    </div>
  </div>
)
