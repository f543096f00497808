import { describe, expect, it } from 'vitest'
import { type AttentionFacts, attention } from '../../../core/ledger/attention.ts'
import { countAttention } from '../../../core/ledger/attention-counts.ts'
import { compareBalance } from '../../../core/ledger/balance.ts'
import type { LedgerRecord, SyncFailure } from '../../../core/ledger/records.ts'
import { aConnection, aCustomer, anInvoice, anOwnInvoice, aPayment } from './examples.ts'

const facts = (patch: Partial<AttentionFacts> = {}): AttentionFacts => ({
  connections: [aConnection()],
  deletionChecks: [],
  intents: [],
  records: [],
  mismatches: [],
  ...patch,
})
const failure: SyncFailure = { class: 'needs-user', message: 'No.', at: '2026-05-01T00:00:00Z' }
const failed = (id: string): LedgerRecord => anOwnInvoice({ id, syncState: 'failed', failure })
const intent = (state: string, question?: string) => ({
  connectionId: 'quickbooks:sandbox:1',
  entity: 'payment' as const,
  recordId: 'own-p1',
  state,
  createdAt: '2026-05-01T00:00:00Z',
  ...(question === undefined ? {} : { question }),
})
const compared = (payment: ReturnType<typeof aPayment>, fresh?: { balance: number; at: string }) => ({
  invoice: anInvoice(),
  balance: compareBalance(anInvoice(), [payment], { submitAuthorizedAch: false }, fresh),
})

describe('what needs a person', () => {
  it.each([
    [1, '1 record would be removed.'],
    [2, '2 records would be removed.'],
  ])('of a deletion check that stopped at %i: the number in words', (count, detail) => {
    const check = {
      connectionId: 'quickbooks:sandbox:1',
      state: 'needs-confirmation',
      candidates: Array(count).fill(1),
    }
    expect(attention(facts({ deletionChecks: [check] }))[0]?.detail).toBe(detail)
  })

  it.each<[string, Partial<AttentionFacts>, string[]]>([
    ['nothing', {}, []],
    ['a sign-in', { connections: [aConnection({ state: 'sign-in-needed' })] }, ['sign-in Craig’s Design']],
    ['not a connection that the user ended', { connections: [aConnection({ state: 'disconnected' })] }, []],
    [
      'a deletion check that stopped',
      {
        deletionChecks: [
          { connectionId: 'quickbooks:sandbox:1', state: 'needs-confirmation', candidates: [1, 2] },
        ],
      },
      ['deletion-check Craig’s Design'],
    ],
    [
      'not one under way',
      { deletionChecks: [{ connectionId: 'quickbooks:sandbox:1', state: 'running', candidates: [1] }] },
      [],
    ],
    [
      'an unknown outcome',
      { intents: [intent('unknown')], records: [aPayment()] },
      ['unknown-outcome Amy, 2026-05-10'],
    ],
    ['an unclear answer', { intents: [intent('needs-user', 'unclear-answer')] }, ['unknown-outcome own-p1']],
    [
      'a question about a payment',
      { intents: [intent('needs-user', 'owes-less')] },
      ['payment-question own-p1'],
    ],
    [
      'a reminder that the user is to send',
      {
        prepared: [
          {
            reminder: {
              connectionId: 'quickbooks:sandbox:1',
              invoiceId: anInvoice().id,
              step: 3,
              dueDate: '2026-05-01',
              at: '2026-05-04T12:00:00Z',
              outcome: 'prepared',
            },
            invoice: anInvoice(),
          },
        ],
      },
      ['reminder-to-send 1001'],
    ],
    ['not what waits its turn', { intents: [intent('waiting')] }, []],
    [
      'a failed payment still there',
      { records: [aPayment({ status: 'failed', standing: 'there', syncState: 'synced' })] },
      ['failed-payment-there Amy, 2026-05-10'],
    ],
    ['not one that is deleted there', { records: [aPayment({ status: 'failed', standing: 'gone' })] }, []],
    ['a failed sync', { records: [failed('own-1')] }, ['failed-sync 1001']],
    [
      'a failed sync of a customer',
      { records: [aCustomer({ syncState: 'failed', failure: failure })] },
      ['failed-sync Amy'],
    ],
    ['not what is in order', { records: [anInvoice(), aCustomer(), aPayment()] }, []],
    [
      'a balance that differs for a payment that failed to sync',
      { mismatches: [compared(aPayment({ status: 'succeeded', syncState: 'failed' }))] },
      ['mismatch 1001'],
    ],
    [
      'a balance that changed there',
      { mismatches: [compared(aPayment({ status: 'failed' }), { balance: 1, at: '2026-06-01T00:00:00Z' })] },
      ['mismatch 1001'],
    ],
    ['not a balance that waits for an authorized payment', { mismatches: [compared(aPayment())] }, []],
  ])('%s', (_, patch, rows) =>
    expect(attention(facts(patch)).map(({ kind, label }) => `${kind} ${label}`)).toEqual(rows),
  )

  it('puts the most pressing first, and counts', () => {
    const rows = attention(
      facts({
        connections: [aConnection({ state: 'sign-in-needed', stateReason: 'Expired.' })],
        records: [failed('a'), failed('b'), failed('c')],
        intents: [intent('unknown')],
      }),
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'sign-in',
      'unknown-outcome',
      'failed-sync',
      'failed-sync',
      'failed-sync',
    ])
    expect(rows[0]?.detail).toBe('Expired.')
    const counts = countAttention(rows)
    expect(counts.total).toBe(5)
    expect(counts.byKind).toMatchObject({ 'failed-sync': 3, 'sign-in': 1, mismatch: 0 })
  })

  it('says how much money is at stake', () =>
    expect(
      attention(facts({ records: [aPayment({ status: 'failed', standing: 'there' })] }))[0],
    ).toMatchObject({
      amount: 40_000,
      currency: 'USD',
      entity: 'payment',
      recordId: 'own-p1',
    }))
})
