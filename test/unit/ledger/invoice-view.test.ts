import { describe, expect, it } from 'vitest'
import { invoiceView } from '../../../core/ledger/invoice-view.ts'
import { invoiceTone } from '../../../core/ledger/tone.ts'
import type { InvoiceView } from '../../../core/ledger/view.ts'
import { aConnection, anInvoice, anOwnInvoice, aPayment } from './examples.ts'

type Facts = Parameters<typeof invoiceView>[0]
const view = (patch: Partial<Facts> = {}): InvoiceView =>
  invoiceView({
    invoice: anInvoice(),
    payments: [],
    connection: aConnection(),
    settings: { submitAuthorizedAch: true },
    now: '2026-05-20T12:00:00Z',
    foundBy: 'id',
    ...patch,
  })

describe('the view of an invoice', () => {
  it('applies every rule once', () =>
    expect(
      view({
        payments: [
          aPayment({ id: 'b', date: '2026-05-12', status: 'failed', standing: 'there', reference: 'r' }),
          aPayment({ id: 'a' }),
          aPayment({ id: 'elsewhere', applications: [{ invoiceId: '9', amount: 1 }] }),
        ],
        now: '2026-06-02T06:00:00Z',
      }),
    ).toEqual({
      connectionId: 'quickbooks:sandbox:1',
      id: '101',
      externalId: '101',
      number: '1001',
      customerName: 'Amy',
      currency: 'USD',
      date: '2026-05-01',
      dueDate: '2026-05-31',
      total: 100_000,
      status: 'partially-paid',
      // In Los Angeles it is still the first of June.
      overdueDays: 1,
      balance: {
        accounting: 100_000,
        accountingAt: '2026-05-02T00:00:00Z',
        ar: 60_000,
        difference: -40_000,
        causes: [{ kind: 'not-sent-yet', amount: -40_000, paymentIds: ['a'] }],
        notCollected: 40_000,
      },
      payments: [
        {
          id: 'a',
          date: '2026-05-10',
          applied: 40_000,
          method: 'ach',
          status: 'authorized',
          source: 'processed',
          standing: 'none',
          syncState: 'unsynced',
        },
        {
          id: 'b',
          date: '2026-05-12',
          applied: 40_000,
          method: 'ach',
          status: 'failed',
          source: 'processed',
          standing: 'there',
          syncState: 'unsynced',
          reference: 'r',
          flag: 'failed-still-there',
        },
      ],
      origin: 'imported',
      syncState: 'synced',
      readAt: '2026-05-02T00:00:00Z',
      archived: false,
      skipped: false,
      deletedThere: false,
      editable: false,
      foundBy: 'id',
    }))

  it('is paid as soon as an authorized payment covers it (seed, "shown as paid")', () => {
    const full = aPayment({ amount: 100_000, applications: [{ invoiceId: '101', amount: 100_000 }] })
    for (const submitAuthorizedAch of [true, false])
      expect(view({ payments: [full], settings: { submitAuthorizedAch } }).status).toBe('paid')
    expect(view({ payments: [{ ...full, status: 'failed' }] }).status).toBe('open')
  })

  it('of ours can be edited until it is accepted there', () =>
    expect(view({ invoice: anOwnInvoice({ draft: true }) })).toMatchObject({
      editable: true,
      status: 'draft',
    }))
})

describe('what a badge says', () => {
  const full = (patch: Parameters<typeof aPayment>[0] = {}) =>
    aPayment({ amount: 100_000, applications: [{ invoiceId: '101', amount: 100_000 }], ...patch })
  it.each<[string, Partial<Facts>, string, string, string, RegExp]>([
    ['open', {}, 'open', 'info', 'Open', /^\$1,000\.00 of \$1,000\.00 is owed, due 2026-05-31\.$/],
    [
      'partly paid here only',
      { payments: [aPayment()] },
      'partially-paid',
      'info',
      'Partially paid',
      /^\$600\.00 of \$1,000\.00 is owed, .* AR shows \$600\.00, the accounting system \$1,000\.00\.$/,
    ],
    [
      'overdue',
      { now: '2026-06-12T12:00:00Z' },
      'overdue',
      'warn',
      'Overdue 12 d',
      /owed, 12 days past due\.$/,
    ],
    [
      'overdue by a day',
      { now: '2026-06-01T12:00:00Z' },
      'overdue',
      'warn',
      'Overdue 1 d',
      /1 day past due\.$/,
    ],
    [
      'paid',
      { invoice: anInvoice({ accountingBalance: 0 }) },
      'paid',
      'good',
      'Paid',
      /^Paid: \$1,000\.00\.$/,
    ],
    [
      'paid there by a payment that failed',
      {
        invoice: anInvoice({ accountingBalance: 0 }),
        payments: [full({ status: 'failed', standing: 'there' })],
      },
      'not-collected',
      'bad',
      'Not collected',
      /\$1,000\.00 was not collected/,
    ],
    ['voided', { invoice: anInvoice({ voided: true }) }, 'voided', 'muted', 'Voided', /^Voided/],
    [
      'archived and overdue',
      { invoice: anInvoice({ archivedAt: 'x' }), now: '2026-06-12T12:00:00Z' },
      'archived',
      'muted',
      'Archived',
      /^Archived in AR/,
    ],
    [
      'skipped',
      { invoice: anInvoice({ skippedFor: '9' }) },
      'skipped',
      'muted',
      'Duplicate number',
      /Allow Duplicate Invoice Numbers is off/,
    ],
    [
      'deleted there',
      { invoice: anInvoice({ deletedThereAt: 'x' }) },
      'deleted-there',
      'muted',
      'Deleted there',
      /next deletion check/,
    ],
    [
      'a draft',
      { invoice: anOwnInvoice({ draft: true }) },
      'draft',
      'muted',
      'Draft',
      /^A draft: not sent .* yet\.$/,
    ],
    [
      'not sent yet',
      { invoice: anOwnInvoice() },
      'open',
      'info',
      'Open',
      /Not in the accounting system yet\.$/,
    ],
    [
      'refused there',
      {
        invoice: anOwnInvoice({
          syncState: 'failed',
          failure: { class: 'needs-user', message: 'CustomerRef is missing', at: 'x' },
        }),
      },
      'sync-failed',
      'bad',
      'Sync failed',
      /CustomerRef is missing/,
    ],
    [
      'sent without an answer',
      { invoice: anOwnInvoice({ syncState: 'unknown' }) },
      'outcome-unknown',
      'warn',
      'Outcome unknown',
      /no answer came/,
    ],
  ])('%s', (_, patch, mark, tone, label, title) => {
    const look = invoiceTone(view(patch), 'en-US')
    expect(look).toMatchObject({ mark, tone, label })
    expect(look.title).toMatch(title)
  })
})
