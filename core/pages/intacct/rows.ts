import { cellsOf, columnsOnce, isHeadingRow, listRows } from '../columns.ts'
import { textOf } from '../hook.ts'
import type { PageContext, PageRow } from '../page.ts'
import { FORM_LINE, ROW } from './selectors.ts'

const NUMBER_COLUMNS = new Set(['invoice number', 'invoice', 'document number', 'invoice no', 'number'])
const DEFINITION_COLUMNS = new Set(['definition', 'transaction definition', 'transaction type', 'type'])
const CELL = 'td,[role="gridcell"]'
const STATE_COLUMNS = new Set(['state'])
const TOTAL_COLUMNS = new Set(['total', 'transaction total', 'amount'])

export function rowElements(document: Document, context: PageContext): ArrayLike<Element> {
  if (context.kind !== 'invoice-list') return []
  return listRows(document, ROW, CELL)
}

export function rowReader(_document: Document): (row: Element) => PageRow | null {
  const columnsIn = columnsOnce()
  return row => {
    if (isHeadingRow(row) || row.querySelector(FORM_LINE)) return null
    const cells = cellsOf(row, CELL)
    const columns = columnsIn(row)
    const cell = (names: ReadonlySet<string>) => cells[columns.findIndex(name => names.has(name))]
    const host = cell(NUMBER_COLUMNS)
    const number = host ? numberOf(host) : undefined
    if (!host || !number) return null
    const definition = cell(DEFINITION_COLUMNS)
    // Orders and returns stand in the same list; a credit memo is an invoice of less than nothing.
    if (definition && !/invoice/i.test(textOf(definition))) return null
    // Not owed yet: AR leaves drafts there alone.
    const state = cell(STATE_COLUMNS)
    if (state && /^draft$/i.test(textOf(state))) return null
    const total = cell(TOTAL_COLUMNS)
    if (total && /^[-(]/.test(textOf(total))) return null
    return { badgeHost: host, number }
  }
}

/** Our own badge stands in the cell too, but its text is in a shadow root and so not in `textContent`. */
const numberOf = (cell: Element): string | undefined => {
  const text = textOf(cell)
  return /^[^\s—–-]\S{0,44}$/.test(text) ? text : undefined
}
