import { describe, expect, it } from 'vitest'
import { chipText } from '../../../components/overlay/chip-text.ts'
import { NOTHING, type StatusState } from '../../../components/overlay/status.ts'
import type { PageView } from '../../../core/messaging/views.ts'
import { CONTEXT, connection, invoice, invoiceView } from './builders.ts'

const of = (view: PageView | null, over: Partial<StatusState> = {}) =>
  chipText({ ...NOTHING, context: CONTEXT, view, ...over })
const balance = (ar: number, over = {}) => ({ ...invoice().balance, ar, ...over })

describe('the chip says of an invoice', () => {
  it.each([
    [{}, { tone: 'info', label: 'Open', detail: '$1,250.00' }],
    [{ overdueDays: 12 }, { tone: 'warn', label: 'Overdue 12 d', detail: '$1,250.00' }],
    [
      { status: 'partially-paid', balance: balance(45_000) },
      { tone: 'info', label: 'Partially paid', detail: '$450.00' },
    ],
    [
      { status: 'paid', balance: balance(0) },
      { tone: 'good', label: 'Paid' },
    ],
    [{ status: 'voided' }, { tone: 'muted', label: 'Voided' }],
    [{ syncState: 'failed' }, { tone: 'bad', label: 'Sync failed' }],
    [
      { status: 'paid', balance: balance(0, { notCollected: 50_000 }) },
      { tone: 'bad', label: 'Not collected', detail: '$500.00' },
    ],
    [{ archived: true }, { tone: 'muted', label: 'Archived' }],
    [{ deletedThere: true }, { tone: 'muted', label: 'Deleted there' }],
    [
      { balance: balance(95_000, { difference: -30_000 }) },
      { tone: 'info', label: 'Open', detail: '$950.00', sign: 'differ' },
    ],
  ] as const)('%o', (over, text) => {
    expect(of(invoiceView(over as Parameters<typeof invoiceView>[0]))).toEqual(text)
  })
})

describe('the chip says of anything else', () => {
  const payment = {
    state: 'payment',
    connection: connection(),
    paymentStatus: 'failed',
    standing: 'there',
    syncState: 'synced',
    amount: 50_000,
    currency: 'USD',
    failedStillThere: false,
  } as const
  const customer = {
    state: 'customer',
    connection: connection(),
    name: 'Cool Cars',
    currency: 'USD',
    openCount: 2,
    openBalance: 20_000,
    overdueBalance: 0,
  } as const
  const missing = (reason: Extract<PageView, { state: 'missing' }>['reason']): PageView => ({
    state: 'missing',
    connection: connection(),
    reason,
  })
  it.each<[PageView, object]>([
    [
      { state: 'not-connected', system: 'quickbooks' },
      { tone: 'muted', label: 'Not connected' },
    ],
    [
      { state: 'other-company', connected: ['X'] },
      { tone: 'warn', label: 'Other company' },
    ],
    [
      { state: 'nothing', connection: connection() },
      { tone: 'muted', label: '' },
    ],
    [
      { state: 'nothing', connection: connection({ importing: { done: 1, total: 2 } }) },
      { tone: 'muted', label: 'Importing …' },
    ],
    [
      { state: 'nothing', connection: connection({ state: 'sign-in-needed' }) },
      { tone: 'warn', label: 'Sign in again', sign: 'alert' },
    ],
    [missing('not-imported'), { tone: 'warn', label: 'Not in AR' }],
    [missing('deleted'), { tone: 'warn', label: 'Not in AR' }],
    [missing('skipped'), { tone: 'warn', label: 'Duplicate number' }],
    [missing('archived'), { tone: 'muted', label: 'Archived' }],
    [missing('importing'), { tone: 'info', label: 'Importing …' }],
    [
      { state: 'choice', connection: connection(), candidates: [invoice(), invoice()] },
      { tone: 'warn', label: '2 matches' },
    ],
    [customer, { tone: 'info', label: '2 open invoices', detail: '$200.00' }],
    [
      { ...customer, openCount: 1, overdueBalance: 1 },
      { tone: 'warn', label: '1 open invoice', detail: '$200.00' },
    ],
    [
      { ...customer, openCount: 0 },
      { tone: 'good', label: 'Nothing open' },
    ],
    [payment, { tone: 'bad', label: 'Failed', detail: '$500.00' }],
    [
      { ...payment, failedStillThere: true },
      { tone: 'bad', label: 'Not collected', detail: '$500.00' },
    ],
    [
      { ...payment, paymentStatus: 'authorized' },
      { tone: 'info', label: 'Authorized', detail: '$500.00' },
    ],
  ])('%o', (view, text) => {
    expect(of(view)).toEqual(text)
  })

  it('what is wrong with us', () => {
    expect(of(null)).toEqual({ tone: 'muted', label: 'Checking …' })
    expect(of(null, { problem: { code: 'internal', message: '' } })).toEqual({
      tone: 'bad',
      label: 'No answer',
    })
    expect(of(invoiceView(), { orphaned: true })).toEqual({ tone: 'warn', label: 'Reload this page' })
  })
})
