import { isCalendarDate } from '../ledger/dates.ts'
import type { LedgerRecord } from '../ledger/records.ts'
import { type BackedUp, BackupError } from './backup-format.ts'
import { STORE_OF } from './rows.ts'

type Check = (value: unknown) => boolean
const text: Check = value => typeof value === 'string' && value.length <= 100_000
const key: Check = value => typeof value === 'string' && value !== '' && value.length <= 300
const flag: Check = value => typeof value === 'boolean'
const amount: Check = value => Number.isSafeInteger(value)
const count: Check = value => Number.isSafeInteger(value) && Number(value) >= 0
const date: Check = value => typeof value === 'string' && isCalendarDate(value)
export const isInstant: Check = value => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const instant = isInstant
const object: Check = value => typeof value === 'object' && value !== null && !Array.isArray(value)
/** What a record may lack, but not have in another shape: screens show it and rules reckon with it. */
const maybe =
  (check: Check): Check =>
  value =>
    value === undefined || check(value)
const among =
  (...words: string[]): Check =>
  value =>
    words.includes(value as string)
type Fields = Record<string, Check>
const shape =
  (fields: Fields): Check =>
  value =>
    object(value) && wrongField(value, fields) === undefined
const list = (fields: Fields): Check => {
  const item = shape(fields)
  return value => Array.isArray(value) && value.every(item)
}
/** Where a page begins (`next` of the connectors): anything else would end every run. */
const place: Check = value => typeof value === 'string' && /^([a-z]+:?)?\d{1,20}$/.test(value)

const entity = among('customer', 'item', 'invoice', 'payment', 'creditMemo')
const record = (kind: string): Fields => ({
  kind: among(kind),
  connectionId: key,
  id: key,
  origin: among('own', 'imported'),
  syncState: among('unsynced', 'syncing', 'synced', 'failed', 'unknown'),
  externalId: maybe(key),
  version: maybe(text),
  webUrl: maybe(text),
  createdThere: maybe(instant),
  updatedThere: maybe(instant),
  readAt: maybe(instant),
  deletedThereAt: maybe(instant),
  failure: maybe(failure),
})
const failure = shape({
  class: key,
  message: text,
  at: instant,
  guideId: maybe(key),
  faults: maybe(list({ message: text, code: maybe(text), element: maybe(text) })),
})
const status = among('authorized', 'succeeded', 'failed', 'voided', 'refunded')
const money: Fields = { customerId: text, customerName: text, currency: text, date }
const terms: Fields = {
  lines: list({
    amount,
    description: maybe(text),
    itemId: maybe(text),
    itemName: maybe(text),
    quantity: maybe(text),
    unitPrice: maybe(text),
  }),
  dueDate: maybe(date),
  terms: maybe(text),
  memo: maybe(text),
}

/** What every row must have for the ledger to work with it; further fields pass. */
const FIELDS: Record<BackedUp, Fields> = {
  connections: {
    id: key,
    system: among('quickbooks', 'intacct'),
    environment: among('production', 'sandbox'),
    companyId: key,
    companyName: text,
    homeCurrency: text,
    timeZone: text,
    connectedAt: instant,
    importing: flag,
    closedThrough: maybe(date),
    homeName: maybe(text),
    stateReason: maybe(text),
    lastSyncAt: maybe(instant),
    setup: maybe(object),
    awaitsSetup: maybe(flag),
    customNumbers: maybe(flag),
    terms: maybe(list({ id: key, name: text, days: maybe(amount) })),
    pageLabels: maybe(value => Array.isArray(value) && value.every(text)),
  },
  customers: {
    ...record('customer'),
    name: text,
    active: flag,
    currency: text,
    email: maybe(text),
    phone: maybe(text),
    remindersPaused: maybe(flag),
  },
  items: { ...record('item'), name: text, active: flag, type: maybe(key), unitPrice: maybe(text) },
  invoices: {
    ...record('invoice'),
    ...money,
    number: text,
    total: amount,
    accountingBalance: amount,
    voided: flag,
    ...terms,
    termsId: maybe(text),
    ourVersion: maybe(shape({ ...money, ...terms, number: text, total: amount })),
    draft: maybe(flag),
    duplicateAllowed: maybe(flag),
    remindersPaused: maybe(flag),
    email: maybe(text),
    archivedAt: maybe(instant),
    skippedFor: maybe(key),
  },
  payments: {
    ...record('payment'),
    ...money,
    amount,
    unapplied: amount,
    applications: list({ invoiceId: key, amount }),
    method: among('ach', 'card', 'check', 'cash', 'other'),
    status,
    standing: among('none', 'in-flight', 'there', 'gone'),
    source: among('processed', 'auto', 'manual', 'imported'),
    voided: flag,
    elsewhere: maybe(amount),
    reference: maybe(text),
    ourKey: maybe(text),
    held: maybe(flag),
    processor: maybe(shape({ fileType: text, reference: text, importId: maybe(key) })),
    statusChangedAt: maybe(instant),
    statusBefore: maybe(shape({ importId: key, status })),
  },
  creditMemos: { ...record('creditMemo'), ...money, number: text, total: amount, remaining: amount },
  cursors: {
    connectionId: key,
    entity,
    imported: count,
    importDone: flag,
    since: instant,
    importAfter: maybe(place),
    catchUp: maybe(shape({ startedAt: instant, nextSince: instant, after: maybe(place) })),
  },
  outbox: {
    id: key,
    connectionId: key,
    entity,
    recordId: key,
    action: key,
    state: key,
    attempts: count,
    createdAt: instant,
    failure: maybe(failure),
    wire: maybe(object),
    intent: maybe(object),
    undo: maybe(whole),
    notBefore: maybe(instant),
    firstSentAt: maybe(instant),
  },
  schedule: { connectionId: key, kind: key, dueAt: instant, failures: count },
  runs: { id: key, connectionId: key, kind: key, trigger: key, startedAt: instant, counts: object },
  // What was done by hand belongs to no run.
  events: { id: count, runId: text, connectionId: key, at: instant, level: key, message: text },
  tombstones: {
    connectionId: key,
    entity,
    id: key,
    record: whole,
    reason: among('deleted', 'not-found'),
    removedAt: instant,
    expires: instant,
  },
  reminders: { connectionId: key, invoiceId: key, dueDate: date, step: amount, at: instant, outcome: key },
}

/** A record inside of a row, which comes back in its place one day. */
function whole(value: unknown): boolean {
  const kind = object(value) && (value as LedgerRecord).kind
  return kind && Object.hasOwn(STORE_OF, kind) ? shape(FIELDS[STORE_OF[kind]])(value) : false
}

const wrongField = (row: unknown, fields: Fields): string | undefined =>
  Object.entries(fields).find(([name, check]) => !check((row as Record<string, unknown>)[name]))?.[0]

/** @throws BackupError naming store, record and field when the row is none that the ledger can hold */
export function checkRow(
  store: BackedUp,
  row: Record<string, unknown>,
  companies: ReadonlySet<string>,
): void {
  const wrong = wrongField(row, FIELDS[store])
  const name = [row.number, row.name, row.id].find(text => typeof text === 'string')?.slice(0, 60) ?? ''
  if (wrong !== undefined)
    throw new BackupError(`The backup is damaged: ${store} “${name}” has no valid “${wrong}”.`)
  const owner = store === 'connections' ? row.id : row.connectionId
  const inside = (row.record ?? row.undo ?? row) as Record<string, unknown>
  if (!companies.has(owner as string) || inside.connectionId !== row.connectionId)
    throw new BackupError(`The backup is damaged: ${store} “${name}” belongs to no company in it.`)
}
