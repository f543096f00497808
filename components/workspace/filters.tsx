import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { SearchField, Select } from '../shared/field.tsx'
import { type Address, change } from './address.ts'

/** Typing is searched once it pauses for so many milliseconds. */
const PAUSE = 200

/** The search and the filters of a list, in a row. */
export const FilterBar = ({ children }: { children: ComponentChildren }) => (
  <search class="row filters" aria-label={i18n.t('workspace.filters')}>
    {children}
  </search>
)

/** A filter whose value stands in the address; the empty one is what holds without it. */
export const ParamSelect = ({
  address,
  name,
  label,
  options,
}: {
  address: Address
  name: string
  label: string
  /** Value and words; the first has the value `''`. */
  options: readonly (readonly [value: string, label: string])[]
}) => (
  <Select
    label={label}
    // What the address says and no option has (an old bookmark) filters nothing: it shows as the first.
    value={options.find(([value]) => value === address.params.get(name))?.[0] ?? ''}
    options={options.map(([value, text]) => ({ value, label: text }))}
    onValue={value => change({ [name]: value || undefined })}
  />
)

/** The search of a list: the address follows, without a step back for every letter. */
export function ParamSearch({ address, label }: { address: Address; label: string }) {
  const inAddress = address.params.get('search') ?? ''
  const [text, setText] = useState(inAddress)
  useEffect(() => setText(inAddress), [inAddress])
  useEffect(() => {
    if (text === inAddress) return
    const timer = setTimeout(() => change({ search: text || undefined }, { replace: true }), PAUSE)
    return () => clearTimeout(timer)
  }, [text, inAddress])
  return <SearchField label={label} value={text} onValue={setText} />
}
