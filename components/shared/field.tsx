import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icons.tsx'

interface FieldProps {
  label: ComponentChildren
  hint?: ComponentChildren
  /** What is wrong with the value, in a sentence; it is read out when it appears. */
  error?: string | undefined
  /** The label is for screen readers only (a search box, a cell of a table). */
  hideLabel?: boolean
  class?: string
}

/** What ties a control to its label, hint and error. */
export interface FieldTies {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A label, a control, a hint and an error that belong together. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  children,
  ...rest
}: FieldProps & { children: (ties: FieldTies) => ComponentChildren }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={`field ${rest.class ?? ''}`.trim()}>
      <label class={hideLabel ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="field-error" id={`${id}-error`} role="alert" hidden={!error}>
        {error && <Icon name="error" />}
        {error}
      </p>
    </div>
  )
}

/** The native attributes that our fields take, besides what ties them to their label. */
interface Native<E extends HTMLElement> {
  type?: 'text' | 'number' | 'date' | 'password' | 'search' | 'url' | 'email'
  name?: string
  placeholder?: string
  inputMode?: 'text' | 'numeric' | 'decimal'
  min?: number | string
  max?: number | string
  step?: number | string
  maxLength?: number
  autofocus?: boolean
  spellcheck?: boolean
  disabled?: boolean
  readOnly?: boolean
  required?: boolean
  onBlur?: () => void
  onFocus?: (event: FocusEvent & { currentTarget: E }) => void
  onKeyDown?: (event: KeyboardEvent & { currentTarget: E }) => void
}

interface TextProps extends FieldProps, Native<HTMLInputElement> {
  value: string
  onValue: (value: string) => void
  /** Stands after the control: a unit, a button. */
  after?: ComponentChildren
}

/** One line of text; with `type` also a number, a date, a password, a search. */
export const TextField = ({
  label,
  hint,
  error,
  hideLabel,
  class: extra,
  value,
  onValue,
  after,
  type = 'text',
  ...input
}: TextProps) => (
  <Field {...fieldProps({ label, hint, error, hideLabel, class: extra })}>
    {ties => (
      <div class="field-control">
        <input
          {...input}
          // Preact's types give every input type its own props; these are common to all of ours.
          type={type as 'text'}
          autocomplete="off"
          {...ties}
          class="input"
          value={value}
          onInput={event => onValue(event.currentTarget.value)}
        />
        {after}
      </div>
    )}
  </Field>
)

interface AreaProps extends FieldProps, Omit<Native<HTMLTextAreaElement>, 'type'> {
  value: string
  onValue: (value: string) => void
  rows?: number
}

export const TextArea = ({
  label,
  hint,
  error,
  hideLabel,
  class: extra,
  value,
  onValue,
  ...area
}: AreaProps) => (
  <Field {...fieldProps({ label, hint, error, hideLabel, class: extra })}>
    {ties => (
      <textarea
        rows={4}
        {...area}
        {...ties}
        class="input"
        value={value}
        onInput={event => onValue(event.currentTarget.value)}
      />
    )}
  </Field>
)

interface SelectProps<T extends string> extends FieldProps {
  disabled?: boolean
  name?: string
  value: T
  options: readonly { value: T; label: string; disabled?: boolean }[]
  onValue: (value: T) => void
}

export const Select = <T extends string>({
  label,
  hint,
  error,
  hideLabel,
  class: extra,
  value,
  options,
  onValue,
  ...select
}: SelectProps<T>) => (
  <Field {...fieldProps({ label, hint, error, hideLabel, class: extra })}>
    {ties => (
      <select
        {...select}
        {...ties}
        class="input"
        value={value}
        onChange={event => onValue(event.currentTarget.value as T)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** A search box: the label is its placeholder too. */
export const SearchField = ({
  label,
  value,
  onValue,
}: {
  label: string
  value: string
  onValue: (value: string) => void
}) => {
  const id = useId()
  return (
    <div class="search">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        id={id}
        class="input"
        type="search"
        placeholder={label}
        autocomplete="off"
        value={value}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

/** Optional props without `undefined` in them (exactOptionalPropertyTypes). */
const fieldProps = (props: { [K in keyof FieldProps]: FieldProps[K] | undefined }): FieldProps =>
  Object.fromEntries(
    Object.entries(props).filter(([, value]) => value !== undefined),
  ) as unknown as FieldProps
