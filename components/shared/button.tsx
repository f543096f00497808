import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'icon' | 'children'>

export interface ButtonProps extends Native {
  /** `warning`: leads to something that cannot be undone, and does not do it yet. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'warning'
  size?: 'normal' | 'small'
  icon?: IconName
  wide?: boolean
  /** At work: keeps its place and the focus, and takes no second click. */
  pending?: boolean
  children: ComponentChildren
}

export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  wide,
  pending = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button ${rest.class ?? ''}`.trim()}
      data-variant={variant}
      data-size={size}
      data-wide={wide}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? event => event.preventDefault() : onClick}
    >
      {pending ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export interface IconButtonProps extends Native {
  icon: IconName
  /** Read aloud, and shown on hover. */
  label: string
  size?: 'normal' | 'small'
}

export const IconButton = ({ icon, label, size = 'normal', ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    class={`icon-button ${rest.class ?? ''}`.trim()}
    data-size={size}
    aria-label={label}
    title={label}
  >
    <Icon name={icon} />
  </button>
)
