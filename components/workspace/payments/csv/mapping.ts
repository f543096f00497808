import type { CsvTable } from './table.ts'
import { dateOrderOf } from './values.ts'

export const COLUMNS = ['date', 'invoice', 'customer', 'amount', 'status', 'reference'] as const
export type Column = (typeof COLUMNS)[number]

/** Which column of the file holds what, by its place; -1 for none. */
export interface Mapping extends Record<Column, number> {
  /** What 03/04 means; no file says so itself. */
  dateOrder: 'mdy' | 'dmy'
}

/** Words of headers, the surest first. */
const WORDS: Record<Column, RegExp[]> = {
  reference: [
    /\b(trace|reference|ref|confirmation)\b/i,
    /\b(transaction|payment|transfer|entry)[ _-]?(id|no|number)\b/i,
    /^id$/i,
  ],
  status: [/\b(status|state|result|outcome)\b/i, /\breturn code\b/i],
  invoice: [/\binvoice\b/i, /\b(doc|document|bill)[ _-]?(no|number)\b/i],
  customer: [/\b(customer|payer|client|receiver)\b/i, /\b(name|company|account holder)\b/i],
  amount: [/\b(amount|gross)\b/i, /\b(sum|total|value)\b/i],
  date: [/\b(settle(ment|d)?|effective|posted)[ _-]?date\b/i, /\bdate\b/i, /\b(created|day)\b/i],
}

/** What the headers say, each column used once. */
export function guessMapping({ headers, rows }: CsvTable): Mapping {
  const found = { date: -1, invoice: -1, customer: -1, amount: -1, status: -1, reference: -1 }
  const names = headers.map(header => header.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2'))
  const taken = new Set<number>()
  for (const column of Object.keys(WORDS) as Column[])
    for (const word of WORDS[column]) {
      const at = names.findIndex((name, place) => !taken.has(place) && word.test(name))
      if (at < 0) continue
      found[column] = at
      taken.add(at)
      break
    }
  return { ...found, dateOrder: dateOrderOf(rows.map(({ cells }) => cells[found.date] ?? '')) }
}

/** The columns that must be chosen still; a customer or an invoice number is enough. */
export const missingColumns = (mapping: Mapping): Column[] =>
  COLUMNS.filter(column =>
    column === 'customer' || column === 'invoice'
      ? column === 'invoice' && mapping.invoice < 0 && mapping.customer < 0
      : mapping[column] < 0,
  )

const keyOf = (fileType: string) => `csv-columns\n${fileType}`

/** What the user chose for files with this header row, if it can still be meant; else what the headers say. */
export function mappingFor(table: CsvTable): Mapping {
  const guessed = guessMapping(table)
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(table.fileType)) ?? 'null')
    return isMapping(stored, table.headers.length) ? stored : guessed
  } catch {
    return guessed
  }
}

/** Remembers the choice. It is a convenience: a browser that refuses to store it loses nothing else. */
export function rememberMapping(fileType: string, mapping: Mapping): void {
  try {
    localStorage.setItem(keyOf(fileType), JSON.stringify(mapping))
  } catch {
    // Storage is full or switched off.
  }
}

function isMapping(value: unknown, width: number): value is Mapping {
  if (typeof value !== 'object' || value === null) return false
  const stored = value as Partial<Record<string, unknown>>
  const { dateOrder } = stored
  return (
    (dateOrder === 'mdy' || dateOrder === 'dmy') &&
    COLUMNS.every(column => {
      const at = stored[column]
      return Number.isInteger(at) && Number(at) >= -1 && Number(at) < width
    })
  )
}
