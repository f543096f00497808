import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEditable } from '../../../core/ledger/editing.ts'
import { putRecord } from '../../../core/store/records.ts'
import { write } from '../../../core/store/transaction.ts'
import { PUSH_STORES } from '../../../core/sync/push/begin.ts'
import { retryRecord } from '../../../core/sync/push/retry.ts'
import type { Fault } from './fake-books.ts'
import { customer, invoice, payment, setting } from './setting.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const FAULTS: Fault[] = [
  'ok',
  'cut-before',
  'cut-after',
  '500-before',
  '500-after',
  'stored-500',
  'late',
  'throttle',
  'offline',
  'unreadable',
  'die-before',
  'die-after',
]

/** One life of the worker: what its requests meet, where it is killed, and what happened before it woke. */
const life = fc.record({
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 }),
  dieAt: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  pass: fc.constantFrom(0, 10_000, MINUTE, 3 * MINUTE, 20 * MINUTE, 7 * HOUR, 25 * HOUR),
  edit: fc.option(fc.constantFrom('own-i1' as const, 'own-i2' as const), { nil: undefined }),
})

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

/** Our records by what marks them in the books, whatever their id there. */
async function play(lives: Life[]) {
  const s = await setting()
  const old = payment({
    id: '77',
    externalId: '77',
    origin: 'imported',
    version: '0',
    syncState: 'synced',
    standing: 'there',
    // As a file of ACH results said.
    status: 'failed',
    processor: { fileType: 'bank', reference: 'R77' },
    ourKey: 'ARC-77',
    applications: [{ invoiceId: '5', amount: 4_000 }],
    unapplied: 0,
  })
  const paid = invoice({ id: '5', accountingBalance: 6_000 })
  const item = {
    kind: 'item' as const,
    id: '3',
    externalId: '3',
    connectionId: old.connectionId,
    version: '0',
    origin: 'imported' as const,
    syncState: 'synced' as const,
    name: 'Hours',
    active: false,
    type: 'service' as const,
  }
  for (const record of [old, paid, item, customer({ id: '1' })]) s.books.put(record)
  await s.put(
    old,
    paid,
    item,
    customer({ id: '1' }),
    customer({ id: 'own-c' }),
    invoice({ id: 'own-i1', customerId: 'own-c' }),
    invoice({ id: 'own-i2' }),
    payment({
      id: 'own-p1',
      customerId: 'own-c',
      applications: [{ invoiceId: 'own-i1', amount: 4_000 }],
      unapplied: 0,
    }),
    payment({ id: 'own-p2', applications: [{ invoiceId: 'own-i2', amount: 1_000 }], unapplied: 3_000 }),
  )
  await s.enqueue('create-payment', 'own-p1')
  await s.enqueue('create-payment', 'own-p2')
  await s.enqueue('delete-payment', '77')
  await s.enqueue('activate-item', '3')

  const terms = new Map<string, string>()
  for (const [n, { faults, dieAt, pass, edit }] of lives.entries()) {
    s.pass(pass)
    if (edit) await save(s, edit, `edit ${n}`, terms)
    const queue = [...faults]
    s.books.fault = name => {
      const fault = queue.shift() ?? 'ok'
      return name !== 'send' && (fault === 'stored-500' || fault === 'late') ? '500-before' : fault
    }
    await s.push(undefined, dieAt)
  }
  s.books.fault = () => 'ok'
  for (let n = 0; n < 12 && (await s.outbox()).length > 0; n++) {
    s.pass(20 * MINUTE)
    expect(await s.push()).not.toBe('died')
  }
  return { s, terms }
}

/** The user saves an invoice, where the product lets them; what failed is sent anew. */
async function save(
  s: Awaited<ReturnType<typeof setting>>,
  id: 'own-i1' | 'own-i2',
  text: string,
  terms: Map<string, string>,
) {
  const record = await s.record('invoice', id)
  if (!isEditable(record)) return
  terms.set(id, text)
  await write(s.ledger, PUSH_STORES, async tx => {
    await putRecord(tx, { ...record, terms: text })
    await retryRecord(tx, { ...record, terms: text }, new Date(s.now()).toISOString(), () => 'k')
  })
}

describe('killed and cut off anywhere, any number of times', { timeout: 120_000 }, () => {
  it('each intent stands in the books exactly once, nothing is doubled, no edit is lost', async () => {
    let deaths = 0
    await fc.assert(
      fc.asyncProperty(fc.array(life, { maxLength: 10 }), async lives => {
        const { s, terms } = await play(lives)
        deaths += lives.filter(({ dieAt, faults }) => dieAt || faults.some(f => f.startsWith('die'))).length
        expect(await s.outbox()).toEqual([])
        expect(
          s.books
            .of('customer')
            .map(({ name }) => name)
            .sort(),
        ).toEqual(['Customer 1', 'Customer own-c'])
        expect(
          s.books
            .of('invoice')
            .map(({ memo }) => memo)
            .sort(),
        ).toEqual(['5', 'own-i1', 'own-i2'])
        expect(
          s.books
            .of('payment')
            .map(({ ourKey }) => ourKey)
            .sort(),
        ).toEqual(['ARC-own-p1', 'ARC-own-p2'])
        expect(s.books.of('item')[0]?.active).toBe(true)
        for (const there of s.books.of('invoice')) {
          const ours = await s.record('invoice', there.memo ?? '')
          expect(ours).toMatchObject({
            externalId: there.id,
            syncState: 'synced',
            accountingBalance: there.accountingBalance,
          })
          expect(there.terms).toBe(terms.get(ours.id))
        }
        for (const there of s.books.of('payment')) {
          const ours = await s.record('payment', there.ourKey?.replace('ARC-', '') ?? '')
          expect(ours).toMatchObject({ externalId: there.id, standing: 'there', syncState: 'synced' })
        }
        expect(await s.ledger.count('payments')).toBe(2)
        expect(await s.ledger.count('tombstones')).toBe(1)
        s.close()
      }),
      { numRuns: 120 },
    )
    expect(deaths).toBeGreaterThan(50)
  }, 120_000)

  it('where no look-up can tell, it stands there at most once and is listed', async () => {
    let listed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 2, maxLength: 8 }), async lives => {
        const s = await setting()
        s.books.lookUpIsClear = false
        await s.put(customer({ id: '1' }), invoice({ id: 'own-i2' }))
        await s.enqueue('create-invoice', 'own-i2')
        for (const { faults, dieAt, pass } of lives) {
          s.pass(pass)
          const queue = [...faults]
          s.books.fault = () => queue.shift() ?? 'ok'
          await s.push(undefined, dieAt)
        }
        s.books.fault = () => 'ok'
        for (let n = 0; n < 4; n++) {
          s.pass(20 * MINUTE)
          await s.push()
        }
        const there = s.books.of('invoice').length
        const [entry] = await s.outbox()
        if (entry) {
          listed += 1
          expect(entry.state).toBe('unknown')
          expect((await s.record('invoice', 'own-i2')).syncState).toBe('unknown')
          expect(there).toBeLessThanOrEqual(1)
        } else expect(there).toBe(1)
        s.close()
      }),
      { numRuns: 60 },
    )
    expect(listed).toBeGreaterThan(0)
  }, 120_000)
})
