import { type Hook, textOf } from './hook.ts'

const HEADING = 'th,[role="columnheader"]'
const CELL = 'td,[role="cell"],[role="gridcell"],[role="rowheader"],th[scope="row"]'

/** The cells of a row, whatever its table is made of. */
export function cellsOf(row: Element, extra: string): Element[] {
  const cells = [...row.querySelectorAll(`${CELL},${extra}`)].filter(
    cell => !cell.parentElement?.closest(CELL),
  )
  return cells.length > 0 ? cells : [...row.children]
}

/** Only headings, nothing to read. */
export const isHeadingRow = (row: Element): boolean =>
  row.querySelector(HEADING) !== null && row.querySelector(CELL) === null

/** What a column is called: its text, or the name that its heading carries. */
const nameOf = (heading: Element): string =>
  (textOf(heading) || heading.getAttribute('data-column-id') || heading.getAttribute('aria-label') || '')
    .toLowerCase()
    .replace(/[.:#\s]+$/, '')

/**
 * The names of the columns of the table that a row stands in; the headings of a virtualised table may lie
 * beside its rows, so its surroundings are looked at too. Empty where there are none.
 */
function columnsOf(row: Element): string[] {
  const table = row.closest('table,[role="table"],[role="grid"]') ?? row.parentElement
  for (let place = table, steps = 0; place && steps < 4; place = place.parentElement, steps += 1) {
    // The first heading comes before the rows, so finding it does not walk through thousands of them.
    const first = place.querySelector(HEADING)
    if (first?.parentElement) return [...first.parentElement.children].map(nameOf)
  }
  return []
}

/** The same, looked up once per table and look: asking for each of thousands of rows anew would be slow. */
export function columnsOnce(): (row: Element) => string[] {
  const tables = new Map<Element, string[]>()
  return row => {
    const table = row.parentElement ?? row
    const columns = tables.get(table) ?? columnsOf(row)
    tables.set(table, columns)
    return columns
  }
}

/** The rows of a page's list, by the first hook that finds any; a row without a hook by its cells. */
export function listRows(document: Document, rows: Hook, cell: string): ArrayLike<Element> {
  for (const { css } of rows) {
    const found = document.querySelectorAll(css)
    // Headings alone are what is left of a table whose rows this alternative no longer names.
    for (let at = 0; at < Math.min(found.length, 3); at += 1)
      if (!isHeadingRow(found[at] as Element)) return found
  }
  const parents = Array.from(document.querySelectorAll(cell), each => each.parentElement)
  return [...new Set(parents)].filter(row => row !== null)
}
