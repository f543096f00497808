import { describe, expect, it } from 'vitest'
import type { Facts } from '../../soak/books.ts'
import { judge, type Told } from '../../soak/judge.ts'
import type { Rows } from '../../soak/storage.ts'

/** The judge of the soak is itself tried: each planted fault must be named. */
const KEY = 'ARC-0123456789ABCDEF'
function world() {
  const there: Facts = {
    customers: [{ id: '1', name: 'Amy', active: true }],
    items: [{ id: '2', active: true }],
    invoices: [
      { id: '7', number: '1042', memo: '', total: 300, owed: 200, voided: false },
      { id: '8', number: 'S1', memo: 'soak 1', total: 100, owed: 100, voided: false },
    ],
    payments: [{ id: '9', amount: 100, applied: { '7': 100 }, key: KEY }],
    mails: ['7'],
  }
  const invoice = (over: object) => ({ syncState: 'synced', voided: false, ...over })
  const stored = {
    connections: [{ id: 'c' }],
    customers: [{ id: '1', externalId: '1', name: 'Amy', active: true }],
    items: [{ id: '2', externalId: '2', active: true }],
    invoices: [
      invoice({ id: '7', externalId: '7', number: '1042', total: 300, accountingBalance: 200 }),
      invoice({
        id: 'own-a',
        externalId: '8',
        number: 'S1',
        memo: 'soak 1',
        total: 100,
        accountingBalance: 100,
      }),
    ],
    payments: [
      {
        id: 'own-b',
        externalId: '9',
        amount: 100,
        ourKey: KEY,
        standing: 'there',
        applications: [{ invoiceId: '7', amount: 100 }],
      },
    ],
    outbox: [],
    runs: [{ kind: 'sync', endedAt: 'x' }],
    reminders: [{ invoiceId: '7', outcome: 'sent' }],
    tombstones: [],
  } as unknown as Record<string, Record<string, unknown>[]>
  const told: Told = {
    invoices: [{ memo: 'soak 1', acked: true, id: 'own-a' }],
    payments: [{ id: 'own-b', amount: 100, wanted: 'there' }],
    removed: [],
    archived: [],
    paused: [],
    tokenTrouble: false,
    mailTrouble: false,
    signIns: 0,
  }
  return { there, stored: stored as Rows & typeof stored, told }
}
type World = ReturnType<typeof world>
const row = (rows: Rows, store: string, n = 0) =>
  (rows[store] as Record<string, unknown>[])[n] as Record<string, unknown>

const PLANTED: [what: string, plant: (w: World) => void, said: RegExp][] = [
  [
    'a record that did not arrive',
    w => w.stored.customers?.pop(),
    /customers: 1 of the books is not in the ledger/,
  ],
  [
    'a record that is nowhere there',
    w => w.there.invoices.shift(),
    /invoices: 7 is in the ledger and not in the books/,
  ],
  ['an old balance', w => (row(w.stored, 'invoices').accountingBalance = 300), /owed 200 there, 300 here/],
  ['another application', w => (row(w.stored, 'payments').applications = []), /payments: 9: applied/],
  [
    'a payment sent twice',
    w => w.there.payments.push({ id: '10', amount: 100, applied: {}, key: KEY }),
    /stands 2 times/,
  ],
  [
    'an invoice sent twice',
    w =>
      w.there.invoices.push({ id: '11', number: 'S1', memo: 'soak 1', total: 100, owed: 100, voided: false }),
    /“soak 1” stands 2 times/,
  ],
  ['a payment of nobody', w => w.stored.payments?.pop(), /is nobody's here/],
  ['an intent that is gone', w => w.stored.invoices?.pop(), /“soak 1” is gone from the ledger/],
  ['an edit that is gone', w => (row(w.stored, 'invoices', 1).memo = 'older'), /the edit “soak 1” is gone/],
  ['a payment that was never sent', w => w.there.payments.pop(), /neither in the books nor listed/],
  [
    'an unknown that can be decided',
    w => w.stored.outbox?.push({ action: 'create-payment', recordId: 'own-b', state: 'unknown' }),
    /a look-up can decide/,
  ],
  [
    'what waits for ever',
    w => w.stored.outbox?.push({ action: 'create-payment', recordId: 'own-b', state: 'sending' }),
    /still is sending/,
  ],
  ['a run that never ended', w => delete row(w.stored, 'runs').endedAt, /never ended/],
  ['an archive that is gone', w => w.told.archived.push('7'), /was archived, and is not/],
  ['a second reminder', w => w.there.mails.push('7'), /reminded of 2 times/],
  ['a reminder that is not in the log', w => w.stored.reminders?.pop(), /not in the log/],
  ['a sign-in for nothing', w => (w.told.signIns = 1), /asked to sign in/],
]

describe('the judge of the soak', () => {
  it('finds nothing where nothing is wrong', () => {
    const { there, stored, told } = world()
    expect(judge(there, stored, told)).toEqual([])
  })

  it.each(PLANTED)('names %s', (_what, plant, said) => {
    const planted = world()
    plant(planted)
    expect(judge(planted.there, planted.stored, planted.told).join('\n')).toMatch(said)
  })
})
