import { createHash } from 'node:crypto'
import type { ObjectModel, Reference } from '../model/model.ts'
import { modelOf, OWNED } from '../model/registry.ts'
import type { Ledger } from '../rules/ledger.ts'
import { daysBetween } from '../rules/periods.ts'
import type { Row } from './books.ts'
import { at, type Data, listAt, put, type Ref, text } from './data.ts'
import { minor, money } from './money.ts'

/** The user of the seeded companies; it has the key 1 everywhere. */
const USER = { key: '1', id: 'dwhitfield' }

/** `2024-09-24T14:18:20Z`: seconds, UTC (facts/sage-intacct-rest.md §1.2). */
export const instant = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

export function hrefOf(row: Row): string {
  const type =
    row.object === 'order-entry/document' ? `::${encodeURIComponent(String(row.data.documentType))}` : ''
  return `/objects/${row.object}${type}/${row.key}`
}

/** 43 characters that stay with the record (sage-intacct.md §1.10). */
export const recordHash = (company: string, row: Row): string =>
  createHash('sha256').update(`${company} ${row.object} ${row.key}`).digest('base64url').slice(0, 43)

const webUrl = (ledger: Ledger, row: Row): string =>
  `https://www.intacct.com/ia/acct/ur.phtml?.r=${recordHash(ledger.settings.name, row)}`

/** Values that are computed on reading. */
const DERIVED: Record<string, Record<string, (ledger: Ledger, row: Row) => unknown>> = {
  'accounts-receivable/invoice': {
    // Live: days PAST the due date, null when paid (sage-intacct.md §1.10).
    dueInDays: (ledger, row) =>
      ['posted', 'partiallyPaid', 'selected'].includes(String(row.data.state))
        ? daysBetween(text(row.data, 'dueDate'), ledger.today())
        : null,
    webURL: webUrl,
    'invoiceSummary.isSummaryOpen': (ledger, row) =>
      text(row.data, 'invoiceSummary.glPostingDate') <= (ledger.settings.closedThrough ?? '')
        ? 'closed'
        : 'open',
    'invoiceSummary.isSummaryPosted': () => 'true',
  },
  'accounts-receivable/customer': {
    totalDue: (ledger, row) => {
      let due = 0
      for (const invoice of ledger.books.rows('accounts-receivable/invoice'))
        if (at(invoice.data, 'customer.key') === row.key && invoice.data.state !== 'draft')
          due += minor(invoice.data.totalBaseAmountDue)
      return money(due)
    },
    webURL: webUrl,
  },
  'accounts-receivable/payment': { webURL: webUrl },
  'order-entry/document': {
    webURL: webUrl,
    paymentStatus: (ledger, row) => {
      const invoice = ledger.books.row('accounts-receivable/invoice', text(row.data, 'invoice.key'))
      if (invoice?.data.state === 'paid') return 'paid'
      return invoice?.data.state === 'partiallyPaid' ? 'partiallyPaid' : 'open'
    },
  },
  'company-config/company-preference': {},
}

/** What audit and entity groups hold; every record has them (facts §1.2). */
function common(row: Row, path: string): unknown {
  switch (path) {
    case 'href':
      return hrefOf(row)
    case 'audit.createdDateTime':
      return instant(row.createdAt)
    case 'audit.modifiedDateTime':
      return instant(row.modifiedAt)
    case 'audit.createdBy':
    case 'audit.modifiedBy':
      return USER.key
    default:
      return undefined
  }
}

/** One field, as it stands; undefined only for what the model does not have. */
export function fieldValue(ledger: Ledger, row: Row, path: string): unknown {
  const derived = DERIVED[row.object]?.[path]
  return (derived ? derived(ledger, row) : (common(row, path) ?? at(row.data, path))) ?? null
}

/** The row a reference leads to. */
export function referred(ledger: Ledger, row: Row, path: string, ref: Reference): Row | undefined {
  if (path === 'entity')
    return row.entity === undefined ? undefined : ledger.books.byId('company-config/entity', row.entity)
  if (path.startsWith('audit.')) return ledger.books.row(ref.target, USER.key)
  const held = at(row.data, path) as Ref | null | undefined
  return held?.key === undefined ? undefined : ledger.row(ref.target, held.key)
}

/** Order Entry shows its items as `ID--Name` (facts §1.2). */
export function shownId(from: Row, path: string, target: Row): string {
  const item = target.object === 'inventory-control/item' && from.object === 'order-entry/document-line'
  return item && path.endsWith('item') ? `${target.data.id}--${target.data.name}` : String(target.data.id)
}

const nameOf = (row: Row): unknown => row.data.name ?? row.data.description ?? null

function referenceGroup(ledger: Ledger, row: Row, path: string, ref: Reference): Data {
  const target = referred(ledger, row, path, ref)
  if (!target) return { key: null, id: null, name: null }
  const name = nameOf(target)
  return {
    key: target.key,
    id: shownId(row, path, target),
    ...(typeof name === 'string' ? { name } : {}),
    ...(target.object === 'order-entry/document' ? { documentType: target.data.documentType } : {}),
    href: hrefOf(target),
  }
}

/** The whole record as GET gives it: nested, empty references as nulls, owned lines inside (facts §1.2). */
export function fullRecord(ledger: Ledger, row: Row, model: ObjectModel = modelOf(row.object)): Data {
  const record: Data = {}
  for (const [path, field] of model.fields)
    if (field.access !== 'w') put(record, path, fieldValue(ledger, row, path))
  for (const [path, ref] of model.refs) put(record, path, referenceGroup(ledger, row, path, ref))
  for (const [list, { target }] of model.lists) {
    if (!OWNED[target]) {
      record[list] = listAt(row.data, list)
      continue
    }
    record[list] = ledger.books
      .ownedOf(target, row)
      // One record's GET leaves subtotal and tax lines out, a query does not (facts §6.2, Traps).
      .filter(line => (line.data.isSubtotal ?? null) === null)
      .map(line => fullRecord(ledger, line, modelOf(target)))
  }
  for (const [name, value] of Object.entries(row.data)) if (name.startsWith('nsp::')) record[name] = value
  return record
}

/** What a write answers with, and a collection lists. */
export const reference = (row: Row): Data => ({
  key: row.key,
  id: String(row.data.id),
  ...(row.object === 'order-entry/document' ? { documentType: row.data.documentType } : {}),
  href: hrefOf(row),
})
