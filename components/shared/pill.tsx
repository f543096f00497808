import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

/** How good or bad a state is; the colour never stands without a word. */
export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'muted'

/** The state of a record or a connection in one or two words. */
export const StatusPill = ({
  tone,
  icon,
  title,
  children,
}: {
  tone: Tone
  icon?: IconName
  title?: string | undefined
  children: ComponentChildren
}) => (
  <span class="pill" data-tone={tone} title={title}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
)

/** A number beside a name. `label` says what is counted to those who cannot see where it stands. */
export const Count = ({ value, tone = 'muted', label }: { value: number; tone?: Tone; label?: string }) => (
  <span class="count" data-tone={tone}>
    {value.toLocaleString()}
    {label && <span class="visually-hidden"> {label}</span>}
  </span>
)
