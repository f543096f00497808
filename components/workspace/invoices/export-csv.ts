import type { UnparseConfig } from 'papaparse'
import Papa from 'papaparse'
import { toDecimal } from '../../../core/ledger/money.ts'
import type { ListedInvoice } from '../../../core/store/listed-invoice.ts'

const COLUMNS = [
  'Number',
  'Customer',
  'Date',
  'Due date',
  'Days overdue',
  'Status',
  'Sync state',
  'Currency',
  'Total',
  'AR balance',
  'Accounting balance',
  'Archived',
  'Id in the accounting system',
] as const

/**
 * What a spreadsheet would run as a formula: the signs that begin one, in full width too, after blanks, and
 * the control characters that some skip. A plain number may begin with its sign.
 */
const FORMULA = /^(?!-?\d+(\.\d+)?$)[\s\p{Cc}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u

/**
 * The same behind what separates cells where commas do not: a spreadsheet of such a country cuts a name there,
 * quotes or not, and runs the rest.
 */
const INNER = /(?<=[;\t\r\n])(?=[\s\p{Cc}]*[=+\-@＝＋－＠|%])/gu
const plain = (text: string): string => text.replace(INNER, "'")

const RULES: UnparseConfig = { escapeFormulae: FORMULA, newline: '\r\n', columns: [...COLUMNS] }

/** The rows as CSV, with a byte order mark so that spreadsheets read it as UTF-8. */
export function invoicesCsv(rows: readonly ListedInvoice[]): string {
  const table = rows.map(({ invoice, balance, status, overdueDays }) => [
    plain(invoice.number),
    plain(invoice.customerName),
    invoice.date,
    invoice.dueDate ?? '',
    String(overdueDays),
    status,
    invoice.syncState,
    invoice.currency,
    toDecimal(invoice.total, invoice.currency),
    toDecimal(balance, invoice.currency),
    invoice.externalId === undefined ? '' : toDecimal(invoice.accountingBalance, invoice.currency),
    invoice.archivedAt ? 'yes' : 'no',
    invoice.externalId ?? '',
  ])
  return `\ufeff${Papa.unparse({ fields: [...COLUMNS], data: table }, RULES)}\r\n`
}
