import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arBalance } from '../../../core/ledger/balance.ts'
import type { ImportRow } from '../../../core/ledger/csv-book.ts'
import type { Payment, PaymentStatus } from '../../../core/ledger/records.ts'
import { savePreferences } from '../../../core/preferences/preferences.ts'
import { ownPayments, paymentsOfInvoice } from '../../../core/store/payments.ts'
import { customer, invoice, payment } from '../sync-push/setting.ts'
import { C, type Setting, setting } from './setting.ts'

const row = (over: Partial<ImportRow> = {}): ImportRow => ({
  row: 2,
  reference: 'T1',
  date: '2026-02-01',
  amount: 4_000,
  status: 'succeeded',
  customerId: '1',
  invoiceId: '5',
  ...over,
})
async function ready(submitAuthorizedAch = true): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await savePreferences({ submitAuthorizedAch })
  for (const each of [customer({ id: '1' }), invoice({ id: '5' })]) {
    await s.put(each)
    s.books.put(each)
  }
  return s
}
let imports = 0
const load = async (s: Setting, rows: ImportRow[], fileType = 'date,amount') => {
  const importId = `import-${++imports}`
  const { results } = await s.ask('payments.importRows', { connectionId: C, fileType, importId, rows })
  await s.settle()
  return { importId, kinds: results.map(({ kind }) => kind), results }
}
const own = (s: Setting) => ownPayments(s.ledger, C)
const owed = async (s: Setting) => {
  const found = await s.record('invoice', '5')
  return found && arBalance(found, await paymentsOfInvoice(s.ledger, C, '5'))
}

test('a new row is a processed payment, applied up to the balance, and can be taken back until it is sent', async () => {
  const s = await ready()
  const { importId, kinds } = await load(s, [row({ amount: 15_000 })])
  expect(kinds).toEqual(['new'])
  expect(await own(s)).toMatchObject([
    {
      source: 'processed',
      method: 'ach',
      unapplied: 5_000,
      applications: [{ amount: 10_000 }],
      standing: 'none',
    },
  ])
  expect(await owed(s)).toBe(0)
  expect(s.books.of('payment')).toEqual([])
  expect(await s.ask('payments.undoImport', { connectionId: C, importId, customerIds: [] })).toEqual({
    removed: 1,
    restored: 0,
    kept: [],
  })
  expect([await own(s), await s.outbox(), await owed(s)]).toEqual([[], [], 10_000])
})

test('what changed a status is taken back with the import: as it was, to be sent again', async () => {
  const s = await ready(false)
  await load(s, [row({ status: 'authorized' })])
  const before = (await own(s))[0]
  expect(before).toMatchObject({ status: 'authorized' })
  const both = await load(s, [row({ status: 'succeeded' }), row({ row: 3, status: 'failed' })])
  expect((await own(s))[0]).toMatchObject({ status: 'failed' })
  const undone = await s.ask('payments.undoImport', {
    connectionId: C,
    importId: both.importId,
    customerIds: ['1'],
  })
  expect(undone).toEqual({ removed: 0, restored: 1, kept: [] })
  expect((await own(s))[0]).toMatchObject({ status: 'authorized', amount: before?.amount })
  expect((await own(s))[0]).not.toHaveProperty('statusBefore')
  // And once more: it is over.
  expect(
    await s.ask('payments.undoImport', { connectionId: C, importId: both.importId, customerIds: ['1'] }),
  ).toEqual({ removed: 0, restored: 0, kept: [] })
})

test('a payment that was held is held again, also where the setting was turned on meanwhile', async () => {
  const s = await ready(false)
  await load(s, [row({ status: 'authorized' })])
  await savePreferences({ submitAuthorizedAch: true })
  const { importId } = await load(s, [row({ status: 'failed' })])
  await s.ask('payments.undoImport', { connectionId: C, importId, customerIds: ['1'] })
  await s.settle()
  expect(await own(s)).toMatchObject([{ status: 'authorized', held: true }])
  expect([await s.outbox(), s.books.of('payment')]).toEqual([[], []])
})

test('a status set by hand after the import stays', async () => {
  const s = await ready(false)
  await load(s, [row({ status: 'authorized' })])
  const { importId } = await load(s, [row({ status: 'succeeded' })])
  const id = (await own(s))[0]?.id ?? ''
  await s.ask('payment.status', { connectionId: C, id, status: 'failed' })
  await s.settle()
  const undone = await s.ask('payments.undoImport', { connectionId: C, importId, customerIds: ['1'] })
  expect(undone).toMatchObject({ restored: 0 })
  expect(await own(s)).toMatchObject([{ status: 'failed' }])
})

test('a payment that did not fail after all is not deleted there, though that waited already', async () => {
  const s = await ready()
  await load(s, [row()])
  s.pass(61_000)
  await s.worker.wake()
  await s.settle()
  const { importId } = await load(s, [row({ status: 'failed' })])
  const id = (await own(s))[0]?.id ?? ''
  await s.connect({ state: 'sign-in-needed' })
  await s.ask('payment.deleteThere', { connectionId: C, id })
  await s.settle()
  await s.ask('payments.undoImport', { connectionId: C, importId, customerIds: ['1'] })
  await s.connect()
  await s.ask('sync.now', { connectionId: C })
  await s.settle()
  expect(s.books.of('payment')).toHaveLength(1)
  expect(await own(s)).toMatchObject([{ status: 'succeeded', standing: 'there' }])
  expect(await s.outbox()).toEqual([])
})

test('a minute later it is sent, and stays', async () => {
  const s = await ready()
  const { importId } = await load(s, [row()])
  s.pass(61_000)
  await s.worker.wake()
  await s.settle()
  expect(s.books.of('payment')).toHaveLength(1)
  const undone = await s.ask('payments.undoImport', { connectionId: C, importId, customerIds: [] })
  expect(undone).toMatchObject({ removed: 0, kept: [{ amount: 4_000 }] })
  expect(await own(s)).toHaveLength(1)
})

describe('each row on its own', () => {
  it.each<[string, Partial<ImportRow>, string]>([
    ['an unknown customer', { customerId: '404' }, 'refused'],
    ['an unknown invoice', { invoiceId: '404' }, 'refused'],
    ['a day that does not exist', { date: '2026-02-30' }, 'refused'],
    ['nothing received', { amount: 0 }, 'refused'],
    ['a refund of what never was here', { status: 'refunded' }, 'refused'],
    ['the same reference for other money', { reference: 'A', amount: 1 }, 'refused'],
    ['the same reference again', { reference: 'A' }, 'repeat'],
    ['its late return', { reference: 'A', status: 'failed' }, 'status-change'],
  ])('%s', async (_what, over, kind) => {
    const s = await ready()
    const { kinds } = await load(s, [
      row({ reference: 'A' }),
      row({ row: 3, ...over }),
      row({ row: 4, reference: 'Z' }),
    ])
    expect(kinds).toEqual(['new', kind, 'new'])
  })

  test('authorized with the setting off: held, nothing waits to be sent', async () => {
    const s = await ready(false)
    await load(s, [row({ status: 'authorized' })])
    expect(await own(s)).toMatchObject([{ held: true }])
    expect(await s.outbox()).toEqual([])
  })

  test('a payment of the books that came back: asked about, then flagged, and a sync does not undo it', async () => {
    const s = await ready()
    const there: Payment = payment({
      id: '9',
      externalId: '9',
      origin: 'imported',
      syncState: 'synced',
      source: 'imported',
      status: 'succeeded',
      standing: 'there',
      method: 'other',
      customerId: '1',
      date: '2026-02-01',
      amount: 4_000,
    })
    await s.put(there)
    const failed = row({ status: 'failed' })
    expect((await load(s, [failed])).kinds).toEqual(['ask'])
    expect((await load(s, [{ ...failed, is: '9' }])).kinds).toEqual(['link'])
    expect((await load(s, [failed])).kinds).toEqual(['repeat'])
    expect(await s.record('payment', '9')).toMatchObject({ status: 'failed', standing: 'there' })
  })

  test('the same reference in a file with other columns asks', async () => {
    const s = await ready()
    await load(s, [row()])
    expect((await load(s, [row()], 'other,columns')).kinds).toEqual(['ask'])
  })
})

const rows = fc.array(
  fc.record({
    reference: fc.constantFrom('A', 'B', 'C'),
    amount: fc.constantFrom(1_000, 4_000),
    status: fc.constantFrom<PaymentStatus>('authorized', 'succeeded', 'failed', 'voided', 'refunded'),
    invoiceId: fc.constantFrom('5', undefined),
    is: fc.constantFrom(undefined, undefined, 'new'),
  }),
  { maxLength: 8 },
)

test('any file imported twice, in any order, is imported once; received is applied and unapplied', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (some, byHand) => {
      const s = await ready(false)
      if (byHand)
        await s.put(
          payment({
            id: 'own-hand',
            customerId: '1',
            date: '2026-02-01',
            amount: 4_000,
            applications: [],
            unapplied: 4_000,
            status: 'authorized',
          }),
        )
      const file = some.map((each, at) => row({ ...each, row: at + 2 }))
      const gist = async () =>
        (await own(s)).map(({ id, status, amount, applications, unapplied, processor }) => {
          expect(applications.reduce((sum, part) => sum + part.amount, unapplied)).toBe(amount)
          return [id, status, amount, applications, processor]
        })
      await load(s, file)
      const once = await gist()
      const { kinds } = await load(s, [...file].reverse())
      expect(kinds).not.toContain('new')
      expect(await gist()).toEqual(once)
    }),
    { numRuns: 40 },
  )
}, 60_000)
