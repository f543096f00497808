import { type ComponentChild, type ComponentChildren, h } from 'preact'

type Attributes = Record<string, string>

interface Field {
  label: string
  value: string
  onValue: (value: string) => void
  attributes?: Attributes | undefined
  disabled?: boolean | undefined
}

/** Unless a hook names it, a field is named by the label around it. */
const labelled = (label: string, content: ComponentChildren): ComponentChild =>
  h('label', { class: 'field' }, h('span', { class: 'field-label' }, label), content)

export const Text = ({
  label,
  value,
  onValue,
  attributes,
  disabled,
  type = 'text',
}: Field & { type?: string }): ComponentChild =>
  labelled(
    label,
    h('input', {
      type,
      value,
      disabled: disabled ?? false,
      ...attributes,
      onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement).value),
    }),
  )

export const Choice = ({
  label,
  value,
  onValue,
  attributes,
  disabled,
  choices,
}: Field & { choices: { id: string; name: string }[] }): ComponentChild =>
  labelled(
    label,
    h(
      'select',
      {
        value,
        disabled: disabled ?? false,
        ...attributes,
        onChange: (event: Event) => onValue((event.currentTarget as HTMLSelectElement).value),
      },
      h('option', { value: '' }, ''),
      choices.map(choice => h('option', { key: choice.id, value: choice.id }, choice.name)),
    ),
  )

/** A field with suggestions: what is typed must be one of the names. */
export const Suggest = ({
  label,
  value,
  onValue,
  attributes,
  disabled,
  names,
}: Field & { names: string[] }): ComponentChild => {
  const list = `names-${label.toLowerCase().replaceAll(' ', '-')}`
  return labelled(
    label,
    h(
      'span',
      {},
      h('input', {
        type: 'text',
        value,
        list,
        autoComplete: 'off',
        disabled: disabled ?? false,
        ...attributes,
        onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement).value),
      }),
      h(
        'datalist',
        { id: list },
        names.map(name => h('option', { key: name, value: name })),
      ),
    ),
  )
}

export const Area = ({ label, value, onValue, disabled }: Field): ComponentChild =>
  labelled(
    label,
    h('textarea', {
      value,
      rows: 3,
      disabled: disabled ?? false,
      onInput: (event: Event) => onValue((event.currentTarget as HTMLTextAreaElement).value),
    }),
  )
