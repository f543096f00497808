import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface SwitchProps {
  checked: boolean
  onChecked: (checked: boolean) => void
  disabled?: boolean
  id?: string
  'aria-label'?: string
  'aria-labelledby'?: string
  'aria-describedby'?: string
}

/** On or off, at once. A native checkbox underneath: Space works, and forms know it. */
export const Switch = ({ checked, onChecked, ...rest }: SwitchProps) => (
  <input
    {...rest}
    type="checkbox"
    role="switch"
    class="switch"
    checked={checked}
    aria-checked={checked}
    onChange={event => {
      const wanted = event.currentTarget.checked
      // What stands is what was stored: the control follows the setting, not the click.
      event.currentTarget.checked = checked
      onChecked(wanted)
    }}
  />
)

/** A box to tick inside a form or a dialog. */
export const Checkbox = ({
  checked,
  onChecked,
  children,
}: {
  checked: boolean
  onChecked: (checked: boolean) => void
  children: ComponentChildren
}) => {
  const id = useId()
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={event => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{children}</label>
    </div>
  )
}
