import { i18n } from '#i18n'
import type { VersionRow } from '../../../../core/ledger/invoice-compare.ts'
import type { InvoiceLine } from '../../../../core/ledger/records.ts'
import { dateText } from '../../../shared/time-text.ts'
import { amountText } from '../../amount-text.ts'

const NAMES = {
  customer: 'workspace.customer',
  number: 'workspace.number',
  date: 'workspace.date',
  dueDate: 'workspace.due',
  terms: 'workspace.terms',
  memo: 'workspace.memo',
  currency: 'versions.currency',
  total: 'balance.total',
} as const

export const rowName = (row: VersionRow): string =>
  row.field === 'line' ? i18n.t('remedies.line', { number: row.line }) : i18n.t(NAMES[row.field])

/** A field's value as text; a dash where the version has none. */
export function valueText(
  row: Exclude<VersionRow, { field: 'line' | 'total' }>,
  side: 'ours' | 'theirs',
): string {
  const value = row[side]
  if (value === '') return '–'
  return row.field === 'date' || row.field === 'dueDate' ? dateText(value) : value
}

const lineText = (line: InvoiceLine, currency: string): string => {
  const price = line.unitPrice === undefined ? '' : `${line.quantity ?? '1'} × ${line.unitPrice} = `
  return `${line.itemName ?? line.description ?? '–'}, ${price}${amountText(line.amount, currency)} ${currency}`
}

/**
 * What would have to be done there to make theirs say what ours said. A total follows its lines, and what ours
 * left open is no wish.
 */
export function stepText(row: VersionRow, currency: string): string | undefined {
  if (!row.differs || row.field === 'total') return undefined
  if (row.field !== 'line' && row.ours === '') return undefined
  if (row.field !== 'line')
    return i18n.t('versions.stepField', {
      field: rowName(row),
      from: valueText(row, 'theirs'),
      to: valueText(row, 'ours'),
    })
  const { ours, theirs } = row
  if (ours && theirs)
    return i18n.t('versions.stepLine', { from: lineText(theirs, currency), to: lineText(ours, currency) })
  if (ours) return i18n.t('versions.stepAddLine', { line: lineText(ours, currency) })
  return theirs && i18n.t('versions.stepRemoveLine', { line: lineText(theirs, currency) })
}
