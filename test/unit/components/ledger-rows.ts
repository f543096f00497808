import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer, Invoice, LedgerRecord, Payment } from '../../../core/ledger/records.ts'
import { announce } from '../../../core/store/changes.ts'
import { putConnection } from '../../../core/store/connections.ts'
import { eraseLedger, openLedger } from '../../../core/store/open.ts'
import { putRecord } from '../../../core/store/records.ts'
import { RECORD_STORES } from '../../../core/store/rows.ts'
import { write } from '../../../core/store/transaction.ts'

export const ID = 'quickbooks:production:1'
export const NOW = '2026-03-01T00:00:00.000Z'

export const connection = (over: Partial<Connection> = {}): Connection => ({
  id: ID,
  system: 'quickbooks',
  environment: 'production',
  companyId: '1',
  companyName: 'Craig’s Landscaping',
  homeCurrency: 'USD',
  timeZone: 'UTC',
  state: 'connected',
  isHome: true,
  connectedAt: NOW,
  lastSyncAt: NOW,
  lastSyncOutcome: 'ok',
  importing: false,
  ...over,
})

const base = { connectionId: ID, origin: 'imported', syncState: 'synced' } as const

export const customer = (over: Partial<Customer> = {}): Customer => ({
  ...base,
  kind: 'customer',
  id: '7',
  name: 'Amy',
  active: true,
  currency: 'USD',
  ...over,
})

export const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  ...base,
  kind: 'invoice',
  id: '1',
  externalId: '1',
  number: '1042',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-01',
  dueDate: '2026-01-31',
  lines: [{ amount: 50_000 }],
  total: 50_000,
  accountingBalance: 50_000,
  voided: false,
  ...over,
})

export const payment = (over: Partial<Payment> = {}): Payment => ({
  ...base,
  origin: 'own',
  syncState: 'unsynced',
  kind: 'payment',
  id: 'own-1',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-02',
  amount: 50_000,
  applications: [{ invoiceId: '1', amount: 50_000 }],
  unapplied: 0,
  method: 'ach',
  status: 'authorized',
  standing: 'none',
  source: 'manual',
  voided: false,
  ...over,
})

/** The page's own ledger, with exactly this in it. */
export async function stock(connections: Connection[], records: LedgerRecord[] = []): Promise<void> {
  await eraseLedger()
  await write(await openLedger(), ['connections', ...RECORD_STORES], tx => {
    for (const each of connections) putConnection(tx, each)
    for (const record of records) putRecord(tx, record)
  })
}

/** A sync writes these while a page is open, and says so. */
export async function put(...records: LedgerRecord[]): Promise<void> {
  await write(await openLedger(), RECORD_STORES, tx => {
    for (const record of records) putRecord(tx, record)
  })
  announce(ID, 'records')
}
