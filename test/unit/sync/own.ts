import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import { CONNECTION_ID } from './fake-connector.ts'

/** Made here, not sent. */
export const anOwnInvoice = (over: Partial<Invoice> = {}): Invoice => ({
  kind: 'invoice',
  connectionId: CONNECTION_ID,
  id: 'own-i',
  origin: 'own',
  syncState: 'unsynced',
  number: 'OWN-1',
  customerId: '1',
  customerName: 'Customer 1',
  currency: 'USD',
  date: '2026-03-01',
  lines: [{ amount: 10_000 }],
  total: 10_000,
  accountingBalance: 10_000,
  voided: false,
  ...over,
})

/** Recorded here, authorized ACH, not sent. */
export const anOwnPayment = (over: Partial<Payment> = {}): Payment => ({
  kind: 'payment',
  connectionId: CONNECTION_ID,
  id: 'own-p',
  origin: 'own',
  syncState: 'unsynced',
  customerId: '1',
  customerName: 'Customer 1',
  currency: 'USD',
  date: '2026-03-01',
  amount: 4_000,
  applications: [],
  unapplied: 0,
  method: 'ach',
  status: 'authorized',
  standing: 'none',
  source: 'processed',
  voided: false,
  ...over,
})
