import { cellsOf, columnsOf, isHeadingRow } from '../columns.ts'
import { textOf } from '../hook.ts'
import type { PageContext, PageRow } from '../page.ts'
import { FORM_LINE, ROW } from './selectors.ts'

const NUMBER_COLUMNS = new Set(['invoice number', 'invoice', 'document number', 'invoice no', 'number'])
const DEFINITION_COLUMNS = new Set(['definition', 'transaction definition', 'transaction type', 'type'])
const CELL = 'td,[role="gridcell"]'
const STATE_COLUMNS = new Set(['state'])
const TOTAL_COLUMNS = new Set(['total', 'transaction total', 'amount'])

/** The rows of the page's list, by the first hook that finds any; a row without a hook by its cells. */
export function rowElements(document: Document, context: PageContext): ArrayLike<Element> {
  if (context.kind !== 'invoice-list') return []
  for (const { css } of ROW) {
    const rows = document.querySelectorAll(css)
    for (let at = 0; at < Math.min(rows.length, 3); at += 1)
      if (!isHeadingRow(rows[at] as Element)) return rows
  }
  const cells = document.querySelectorAll(CELL)
  return [...new Set(Array.from(cells, cell => cell.parentElement))].filter(row => row !== null)
}

/** Columns are looked up once per table and look: asking each of thousands of rows anew would be slow. */
export function rowReader(_document: Document): (row: Element) => PageRow | null {
  const tables = new Map<Element, string[]>()
  return row => {
    if (isHeadingRow(row) || row.querySelector(FORM_LINE)) return null
    const cells = cellsOf(row, CELL)
    const columns = columnsIn(row, tables)
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

function columnsIn(row: Element, tables: Map<Element, string[]>): string[] {
  const table = row.parentElement ?? row
  const known = tables.get(table)
  if (known) return known
  const columns = columnsOf(row)
  tables.set(table, columns)
  return columns
}

/** Our own badge stands in the cell too, but its text is in a shadow root and so not in `textContent`. */
const numberOf = (cell: Element): string | undefined => {
  const text = textOf(cell)
  return /^[^\s—–-]\S{0,44}$/.test(text) ? text : undefined
}
