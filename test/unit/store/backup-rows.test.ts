import { describe, expect, it } from 'vitest'
import type { BackedUp } from '../../../core/store/backup-format.ts'
import { checkRow } from '../../../core/store/backup-rows.ts'
import { connection, customer, ID, invoice, NOW, payment } from '../components/ledger-rows.ts'

const cursor = { connectionId: ID, entity: 'invoice', imported: 0, importDone: false, since: NOW }
const entry = {
  id: 'o1',
  connectionId: ID,
  entity: 'invoice',
  recordId: '1',
  action: 'create-invoice',
  state: 'waiting',
  attempts: 0,
  createdAt: NOW,
}
const tombstone = {
  connectionId: ID,
  entity: 'customer',
  id: '7',
  record: customer(),
  reason: 'deleted',
  removedAt: NOW,
  expires: NOW,
}
const version = {
  number: '1042',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-01',
  lines: [{ amount: 50_000 }],
  total: 50_000,
}
const catchUp = { startedAt: NOW, nextSince: NOW }

const check = (store: BackedUp, row: object) => checkRow(store, { ...row }, new Set([ID]))

describe('a row as the ledger holds it', () => {
  it.each<[BackedUp, object]>([
    [
      'connections',
      connection({
        terms: [
          { id: '3', name: 'Net 30', days: 30 },
          { id: '4', name: 'Month end' },
        ],
      }),
    ],
    ['connections', connection({ customNumbers: true, awaitsSetup: false })],
    [
      'invoices',
      invoice({ terms: 'Net 30', termsId: '3', ourVersion: { ...version, dueDate: '2026-02-01' } }),
    ],
    ['invoices', invoice({ draft: true, duplicateAllowed: true, remindersPaused: true })],
    ['customers', customer({ remindersPaused: true })],
    [
      'payments',
      payment({
        held: true,
        processor: { fileType: 'ach', reference: 'r1', importId: 'i1' },
        statusBefore: { importId: 'i1', status: 'authorized' },
      }),
    ],
    ['cursors', { ...cursor, importAfter: '1000' }],
    ['cursors', { ...cursor, importAfter: 't1000', catchUp: { ...catchUp, after: 'adjustment:0' } }],
    ['outbox', { ...entry, undo: invoice() }],
    ['tombstones', tombstone],
  ])('%s: taken', (store, row) => {
    expect(() => check(store, row)).not.toThrow()
  })
})

describe('a damaged row is named with its record and field', () => {
  it.each<[BackedUp, string, object, string]>([
    ['connections', 'no list', { ...connection(), terms: 'Net 30' }, 'terms'],
    ['connections', 'a term without id', { ...connection(), terms: [{ name: 'Net 30' }] }, 'terms'],
    ['connections', 'half a day', { ...connection(), terms: [{ id: '3', name: 'Net', days: 0.5 }] }, 'terms'],
    ['connections', 'a word', { ...connection(), awaitsSetup: 'no' }, 'awaitsSetup'],
    ['invoices', 'an object', { ...invoice(), termsId: {} }, 'termsId'],
    ['invoices', 'a text', { ...invoice(), ourVersion: 'mine' }, 'ourVersion'],
    [
      'invoices',
      'no such day',
      { ...invoice(), ourVersion: { ...version, date: '2026-02-30' } },
      'ourVersion',
    ],
    ['invoices', 'no lines', { ...invoice(), ourVersion: { ...version, lines: undefined } }, 'ourVersion'],
    ['invoices', 'part of a cent', { ...invoice(), ourVersion: { ...version, total: 0.5 } }, 'ourVersion'],
    ['invoices', 'a word', { ...invoice(), draft: 'true' }, 'draft'],
    ['customers', 'a number', { ...customer(), remindersPaused: 1 }, 'remindersPaused'],
    [
      'payments',
      'no such status',
      { ...payment(), statusBefore: { importId: 'i', status: 'x' } },
      'statusBefore',
    ],
    ['payments', 'no import', { ...payment(), statusBefore: { status: 'failed' } }, 'statusBefore'],
    ['payments', 'no reference', { ...payment(), processor: { fileType: 'ach' } }, 'processor'],
    ['payments', 'a word', { ...payment(), held: 'yes' }, 'held'],
    ['cursors', 'no place', { ...cursor, importAfter: "5' OR" }, 'importAfter'],
    ['cursors', 'no place', { ...cursor, catchUp: { ...catchUp, after: 'x' } }, 'catchUp'],
    ['outbox', 'half a record', { ...entry, undo: { kind: 'invoice', connectionId: ID } }, 'undo'],
    ['tombstones', 'half a record', { ...tombstone, record: { kind: 'customer', id: '7' } }, 'record'],
    ['tombstones', 'of no kind', { ...tombstone, record: { ...customer(), kind: 'toString' } }, 'record'],
  ])('%s: %s', (store, _, row, field) => {
    expect(() => check(store, row)).toThrow(new RegExp(`damaged: ${store} “[^”]*” has no valid “${field}”`))
  })

  it.each<[BackedUp, object]>([
    ['tombstones', { ...tombstone, record: customer({ connectionId: 'quickbooks:production:2' }) }],
    ['outbox', { ...entry, undo: invoice({ connectionId: 'quickbooks:production:2' }) }],
  ])('%s: a record of another company inside', (store, row) => {
    expect(() => check(store, row)).toThrow('belongs to no company')
  })
})
