import type { ComponentChildren } from 'preact'
import { trusted } from '../../trusted.ts'
import { Icon, type IconName } from '../icon.tsx'

interface ButtonProps {
  children: ComponentChildren
  icon?: IconName
  primary?: boolean
  /** What it does, where its words alone do not say; they must be part of it. */
  label?: string
  /** Its work is under way. */
  busy?: boolean
  /** Another button's work is. */
  blocked?: boolean
  onPress: () => void
}

/** Answers the user only, never a click that the page made. It stays focusable while it is busy. */
export const Button = ({ children, icon, primary, label, busy, blocked, onPress }: ButtonProps) => (
  <button
    type="button"
    class={primary ? 'button primary' : 'button'}
    aria-label={label}
    aria-disabled={busy || blocked ? 'true' : undefined}
    aria-busy={busy ? 'true' : undefined}
    onClick={trusted(() => {
      if (!busy && !blocked) onPress()
    })}
  >
    {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={14} />}
    <span>{children}</span>
  </button>
)
