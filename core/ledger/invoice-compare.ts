import type { InvoiceLine, InvoiceVersion } from './records.ts'

type TextField = 'customer' | 'number' | 'date' | 'dueDate' | 'terms' | 'memo' | 'currency'

/** One thing that both versions say, or one of them. `line` counts from 1; `total` is in minor units. */
export type VersionRow = { differs: boolean } & (
  | { field: TextField; ours: string; theirs: string }
  | { field: 'line'; line: number; ours?: InvoiceLine; theirs?: InvoiceLine }
  | { field: 'total'; ours: number; theirs: number }
)

/**
 * Two versions of an invoice, field by field (design §3, Editing): ours and what stands in the accounting
 * system. What only one of them tells of a line (Intacct keeps no quantity) is no difference.
 */
export function compareVersions(ours: InvoiceVersion, theirs: InvoiceVersion): VersionRow[] {
  const text = (field: TextField, of: (version: InvoiceVersion) => string | undefined): VersionRow => {
    const [mine, other] = [of(ours)?.trim() ?? '', of(theirs)?.trim() ?? '']
    return { field, ours: mine, theirs: other, differs: mine !== other }
  }
  const customer: VersionRow = {
    ...text('customer', ({ customerName }) => customerName),
    differs: ours.customerId !== theirs.customerId,
  }
  return [
    customer,
    text('number', ({ number }) => number),
    text('date', ({ date }) => date),
    text('dueDate', ({ dueDate }) => dueDate),
    text('terms', ({ terms }) => terms),
    text('memo', ({ memo }) => memo),
    ...(ours.currency === theirs.currency ? [] : [text('currency', ({ currency }) => currency)]),
    ...pairLines(ours.lines, theirs.lines),
    { field: 'total', ours: ours.total, theirs: theirs.total, differs: ours.total !== theirs.total },
  ]
}

/** The same lines side by side, then those of the same item, then what is left in its order. */
function pairLines(ours: readonly InvoiceLine[], theirs: readonly InvoiceLine[]): VersionRow[] {
  const partner = new Map<number, number>()
  const free = new Set(theirs.keys())
  for (const alike of [sameLine, sameItem, () => true]) {
    ours.forEach((line, n) => {
      if (partner.has(n)) return
      const at = [...free].find(index => alike(line, theirs[index] as InvoiceLine))
      if (at === undefined) return
      partner.set(n, at)
      free.delete(at)
    })
  }
  const rows = ours.map((line, n): VersionRow => {
    const other = theirs[partner.get(n) ?? -1]
    return other
      ? { field: 'line', line: n + 1, ours: line, theirs: other, differs: !sameLine(line, other) }
      : { field: 'line', line: n + 1, ours: line, differs: true }
  })
  const rest = [...free].map((index, n): VersionRow => {
    const line = theirs[index] as InvoiceLine
    return { field: 'line', line: ours.length + n + 1, theirs: line, differs: true }
  })
  return [...rows, ...rest]
}

const sameItem = (a: InvoiceLine, b: InvoiceLine): boolean => a.itemId === b.itemId

const sameLine = (a: InvoiceLine, b: InvoiceLine): boolean =>
  sameItem(a, b) &&
  a.amount === b.amount &&
  (a.description ?? '').trim() === (b.description ?? '').trim() &&
  sameDecimal(a.quantity, b.quantity) &&
  sameDecimal(a.unitPrice, b.unitPrice)

const sameDecimal = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || plain(a) === plain(b)

/** `2.50` and `2.5` are one number; compared as text, so that no digit is lost. */
const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') || '0' : decimal
