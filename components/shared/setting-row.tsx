import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { Switch } from './switch.tsx'

interface RowProps {
  label: string
  /** What it does, in a sentence or two. */
  description: ComponentChildren
  error?: string | undefined
  /** Below both columns: a consequence, a preview. */
  more?: ComponentChildren
}

/** A setting that is on or off, with its explanation. */
export function SwitchRow({
  label,
  description,
  error,
  more,
  checked,
  onChecked,
  disabled = false,
}: RowProps & { checked: boolean; onChecked: (checked: boolean) => void; disabled?: boolean }) {
  const id = useId()
  return (
    <div class="setting" data-control="switch">
      <div class="setting-text">
        <label class="setting-label" for={id}>
          {label}
        </label>
        <div class="muted small" id={`${id}-about`}>
          {description}
        </div>
        <RowError error={error} />
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-about`}
        checked={checked}
        onChecked={onChecked}
        disabled={disabled}
      />
      {more && <div class="setting-more">{more}</div>}
    </div>
  )
}

/** A setting with another control, which `children` draws with the ids that name and describe it. */
export function SettingRow({
  label,
  description,
  error,
  more,
  children,
}: RowProps & {
  children: (ties: { 'aria-labelledby': string; 'aria-describedby': string }) => ComponentChildren
}) {
  const id = useId()
  return (
    <div class="setting">
      <div class="setting-text">
        <span class="setting-label" id={`${id}-label`}>
          {label}
        </span>
        <div class="muted small" id={`${id}-about`}>
          {description}
        </div>
        <RowError error={error} />
      </div>
      <div>{children({ 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-about` })}</div>
      {more && <div class="setting-more">{more}</div>}
    </div>
  )
}

const RowError = ({ error }: { error: string | undefined }) => (
  <p class="field-error" role="alert" hidden={!error}>
    {error && <Icon name="error" />}
    {error}
  </p>
)
