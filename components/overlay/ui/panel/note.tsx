import type { ComponentChildren } from 'preact'
import type { RowBadge } from '../../../../core/messaging/views.ts'
import { Icon } from '../icon.tsx'

/** A remark inside the panel, its weight told by colour, icon and words alike. */
export const Note = ({ tone, children }: { tone: RowBadge['tone']; children: ComponentChildren }) => (
  <div class={`note tone-${tone}`}>
    <Icon name={tone === 'good' ? 'check' : tone === 'warn' || tone === 'bad' ? 'alert' : 'info'} />
    <div>{children}</div>
  </div>
)
