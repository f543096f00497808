import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer, Invoice, Payment } from '../../../core/ledger/records.ts'

const base = { connectionId: 'quickbooks:sandbox:1', origin: 'imported', syncState: 'synced' } as const

/** An open, imported invoice over 1,000.00. */
export const anInvoice = (patch: Partial<Invoice> = {}): Invoice => ({
  ...base,
  kind: 'invoice',
  id: '101',
  externalId: '101',
  number: '1001',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-05-01',
  dueDate: '2026-05-31',
  lines: [{ amount: 100_000 }],
  total: 100_000,
  accountingBalance: 100_000,
  voided: false,
  createdThere: '2026-05-01T10:00:00Z',
  updatedThere: '2026-05-01T10:00:00Z',
  readAt: '2026-05-02T00:00:00Z',
  ...patch,
})

/** Made here, never accepted there. */
export const anOwnInvoice = (patch: Partial<Invoice> = {}): Invoice => {
  const {
    externalId: _,
    createdThere: __,
    updatedThere: ___,
    readAt: ____,
    ...rest
  } = anInvoice({ id: 'own-1', origin: 'own', syncState: 'unsynced' })
  return { ...rest, ...patch }
}

/** Recorded here, authorized ACH over 400.00 on the invoice, not sent. */
export const aPayment = (patch: Partial<Payment> = {}): Payment => ({
  connectionId: base.connectionId,
  kind: 'payment',
  id: 'own-p1',
  origin: 'own',
  syncState: 'unsynced',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-05-10',
  amount: 40_000,
  applications: [{ invoiceId: '101', amount: 40_000 }],
  unapplied: 0,
  method: 'ach',
  status: 'authorized',
  standing: 'none',
  source: 'processed',
  voided: false,
  ...patch,
})

export const aCustomer = (patch: Partial<Customer> = {}): Customer => ({
  ...base,
  kind: 'customer',
  id: '7',
  externalId: '7',
  name: 'Amy',
  active: true,
  currency: 'USD',
  ...patch,
})

export const aConnection = (patch: Partial<Connection> = {}): Connection => ({
  id: base.connectionId,
  system: 'quickbooks',
  environment: 'sandbox',
  companyId: '1',
  companyName: 'Craig’s Design',
  homeCurrency: 'USD',
  timeZone: 'America/Los_Angeles',
  state: 'connected',
  isHome: true,
  connectedAt: '2026-01-01T00:00:00Z',
  importing: false,
  ...patch,
})
