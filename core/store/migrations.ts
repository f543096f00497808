import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { LedgerSchema } from './schema.ts'

type Upgrade = IDBPTransaction<LedgerSchema, StoreNames<LedgerSchema>[], 'versionchange'>

/**
 * The ledger's schema, step by step: entry n brings version n to n + 1. A step that has shipped is never
 * edited; a change is a new step. All steps of an upgrade run in the one transaction that the browser
 * opens for it, so an upgrade cut short leaves the old version intact.
 */
export const MIGRATIONS: ((db: IDBPDatabase<LedgerSchema>, tx: Upgrade) => void | Promise<void>)[] = [
  db => {
    const records = { keyPath: ['connectionId', 'id'] }
    db.createObjectStore('connections', { keyPath: 'id' })
    const customers = db.createObjectStore('customers', records)
    customers.createIndex('external', ['connectionId', 'ownExternalId'])
    customers.createIndex('name', ['connectionId', 'name'])
    db.createObjectStore('items', records)
    const invoices = db.createObjectStore('invoices', records)
    invoices.createIndex('external', ['connectionId', 'ownExternalId'])
    invoices.createIndex('number', ['connectionId', 'number'])
    invoices.createIndex('customer', ['connectionId', 'customerId'])
    invoices.createIndex('openDue', ['connectionId', 'openDue'])
    const payments = db.createObjectStore('payments', records)
    payments.createIndex('external', ['connectionId', 'ownExternalId'])
    payments.createIndex('customer', ['connectionId', 'customerId'])
    payments.createIndex('invoice', 'invoiceKeys', { multiEntry: true })
    db.createObjectStore('creditMemos', records)
    db.createObjectStore('cursors', { keyPath: ['connectionId', 'entity'] })
    const outbox = db.createObjectStore('outbox', { keyPath: 'id' })
    outbox.createIndex('connection', ['connectionId', 'createdAt'])
    outbox.createIndex('record', ['connectionId', 'recordId'])
    db.createObjectStore('schedule', { keyPath: ['connectionId', 'kind'] })
    const runs = db.createObjectStore('runs', { keyPath: 'id' })
    runs.createIndex('started', ['connectionId', 'startedAt'])
    const events = db.createObjectStore('events', { keyPath: 'id', autoIncrement: true })
    events.createIndex('run', 'runId')
    events.createIndex('at', ['connectionId', 'at'])
    const tombstones = db.createObjectStore('tombstones', { keyPath: ['connectionId', 'entity', 'id'] })
    tombstones.createIndex('expires', 'expires')
    db.createObjectStore('deletionChecks', { keyPath: 'connectionId' })
    const pdfs = db.createObjectStore('pdfs', { keyPath: ['connectionId', 'invoiceId'] })
    pdfs.createIndex('used', ['usedAt', 'size'])
    db.createObjectStore('pdfQueue', { keyPath: ['connectionId', 'invoiceId'] })
  },
  db => {
    const key = ['connectionId', 'invoiceId', 'dueDate', 'step']
    db.createObjectStore('reminders', { keyPath: key }).createIndex('at', ['connectionId', 'at'])
  },
  (_db, tx) => {
    // A large list is paged by it, newest first, without reading the ledger whole.
    tx.objectStore('invoices').createIndex('date', ['connectionId', 'date'])
  },
  (_, tx) => {
    // Holds only those that were skipped: the overview counts them.
    tx.objectStore('invoices').createIndex('skipped', ['connectionId', 'skippedFor'])
  },
  db => {
    const key = ['connectionId', 'kind', 'readAt', 'first']
    db.createObjectStore('staged', { keyPath: key })
    db.createObjectStore('stagedContents', { keyPath: key })
  },
]
