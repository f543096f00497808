import { at, type Data } from '../books/data.ts'
import type { FieldSpec } from './forms.ts'

/** `2026-03-01` as the classic pages have it. */
const usDate = (date: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}` : date

/** Back again; anything else goes through, for the books to refuse. */
function isoDate(shown: string): string {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(shown.trim())
  if (!found) return shown.trim()
  const [, month = '', day = '', year = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** A field as a person reads it. */
export function shown(record: Data, spec: FieldSpec): string {
  const held = at(record, spec.path)
  if (held === undefined || held === null) return ''
  switch (spec.kind) {
    case 'date':
      return usDate(String(held))
    case 'money':
      return grouped.format(Number(held))
    case 'reference': {
      const { id, name } = held as { id: string | null; name?: string | null }
      if (!id) return ''
      return name && !String(id).includes('--') && name !== id ? `${id}--${name}` : String(id)
    }
    default:
      return /^-?\d+\.\d{10}$/.test(String(held)) ? String(Number(held)) : String(held)
  }
}

/** What was typed, as REST takes it; undefined where nothing was. */
export function entered(typed: string, spec: FieldSpec): unknown {
  const value = typed.trim()
  if (value === '') return undefined
  if (spec.kind === 'date') return isoDate(value)
  if (spec.kind === 'money') return value.replaceAll(',', '')
  return spec.kind === 'reference' ? { id: value.split('--')[0] } : value
}
