import { cellsOf, columnsOnce, isHeadingRow, listRows } from '../columns.ts'
import { cssOf, textOf } from '../hook.ts'
import type { PageContext, PageRow } from '../page.ts'
import { isQuickBooks, param, readAddress } from './address.ts'
import { CELL, FORM_LINE, ROW } from './selectors.ts'

const NUMBER_COLUMNS = new Set([
  'no',
  'num',
  'number',
  'invoice',
  'invoice no',
  'invoice number',
  'doc number',
])
const TYPE_COLUMNS = new Set(['type', 'transaction type', 'txn type'])

/** The rows of the page's list, by the first hook that finds any; a row without a hook by its cells. */
export function rowElements(document: Document, context: PageContext): ArrayLike<Element> {
  if (context.kind !== 'invoice-list' && context.kind !== 'customer') return []
  return listRows(document, ROW, cssOf(CELL))
}

export function rowReader(_document: Document): (row: Element) => PageRow | null {
  const columnsIn = columnsOnce()
  return row => {
    if (row.closest(cssOf(FORM_LINE)) || isHeadingRow(row)) return null
    const cells = cellsOf(row, cssOf(CELL))
    const columns = columnsIn(row)
    const link = linkOf(row)
    if (link && !link.invoice) return null
    if (!link && !isInvoiceType(cells, columns)) return null
    const numberCell = cells[columns.findIndex(name => NUMBER_COLUMNS.has(name))]
    const number = numberCell ? numberOf(numberCell) : undefined
    if (!link && !number) return null
    const badgeHost = numberCell ?? link?.cell ?? cells[0] ?? row
    return {
      badgeHost,
      ...(link ? { externalId: link.externalId } : {}),
      ...(number ? { number } : {}),
    }
  }
}

/** The record that the row leads to, by the address of its link: the surest a row can tell (facts §2.1). */
function linkOf(row: Element): { invoice: boolean; externalId: string; cell: Element | null } | null {
  const base = row.ownerDocument.baseURI
  for (const anchor of row.querySelectorAll('a[href]')) {
    const href = anchor.getAttribute('href') ?? ''
    const url = URL.canParse(href, base) ? new URL(href, base) : null
    const externalId = url && isQuickBooks(url) ? param(url, 'txnId') : undefined
    if (!url || !externalId) continue
    return { invoice: readAddress(url).kind === 'invoice', externalId, cell: anchor.parentElement }
  }
  return null
}

/** A list of all sales names each row's type; a list of invoices does not. */
function isInvoiceType(cells: Element[], columns: string[]): boolean {
  const type = cells[columns.findIndex(name => TYPE_COLUMNS.has(name))]
  return !type || /^invoice\b/i.test(textOf(type))
}

/** Our own badge stands in the cell too, but its text is in a shadow root and so not in `textContent`. */
const numberOf = (cell: Element): string | undefined => {
  const text = textOf(cell).replace(/^#/, '')
  return /^[^\s—–-]\S{0,20}$/.test(text) ? text : undefined
}
