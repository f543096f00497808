import { expect, it } from 'vitest'
import type { Invoice } from '../../../core/ledger/records.ts'
import { write } from '../../../core/store/transaction.ts'
import { PUSH_STORES } from '../../../core/sync/push/begin.ts'
import { type Choice, choose } from '../../../core/sync/push/choose.ts'
import { customer, invoice, payment, setting } from './setting.ts'

const NOW = '2026-03-01T00:00:00.000Z'
type Setting = Awaited<ReturnType<typeof setting>>

/** Ours was refused, because invoice 9 of the books has its number. */
async function taken(theirs: Partial<Invoice> = {}): Promise<Setting> {
  const s = await setting()
  await s.put(
    customer({ id: '1' }),
    invoice({ id: '9', number: 'N-1', date: '2026-01-02', total: 7_000, ...theirs }),
    invoice({ id: 'own-i', number: 'N-1', memo: 'Ours' }),
  )
  await s.enqueue('create-invoice', 'own-i')
  await s.push()
  return s
}

const decide = async (s: Setting, choice: Choice, theirs?: string) => {
  const record = await s.record('invoice', 'own-i')
  return write(s.ledger, PUSH_STORES, tx => choose(tx, record, choice, NOW, theirs))
}

it('theirs is kept: one invoice with what stands there, ours as a note, what pays it still does', async () => {
  const s = await taken({ archivedAt: NOW })
  await s.put(payment({ id: 'own-p', applications: [{ invoiceId: 'own-i', amount: 4_000 }] }))
  expect(await s.record('invoice', 'own-i')).toMatchObject({ syncState: 'failed' })
  expect(await decide(s, 'already-there', '9')).toBe('chosen')
  expect(await s.record('invoice', 'own-i')).toMatchObject({
    externalId: '9',
    syncState: 'synced',
    total: 7_000,
    date: '2026-01-02',
    archivedAt: NOW,
    ourVersion: { number: 'N-1', memo: 'Ours', total: 10_000, date: '2026-01-05' },
  })
  expect(await s.record('invoice', 'own-i')).not.toHaveProperty('failure')
  expect(await s.ledger.count('invoices')).toBe(1)
  expect(await s.outbox()).toEqual([])
  expect(await s.record('payment', 'own-p')).toMatchObject({
    applications: [{ invoiceId: 'own-i', amount: 4_000 }],
  })
  // And again: there is nothing left to choose.
  expect(await decide(s, 'already-there', '9')).toBe('nothing')
})

it.each([
  ['another number', { number: 'N-2' }],
  ['is one of ours', { origin: 'own' as const, externalId: '9' }],
])('what %s is not taken for it', async (_what, theirs) => {
  const s = await taken()
  await s.put(invoice({ id: '9', number: 'N-1', ...theirs }))
  expect(await decide(s, 'already-there', '9')).toBe('which')
  expect(await s.record('invoice', 'own-i')).toMatchObject({ origin: 'own', syncState: 'failed' })
  expect(await s.outbox()).toHaveLength(1)
})

it('an unknown outcome: the one with our number is another, so ours can get the next free number', async () => {
  const s = await setting()
  await s.put(customer({ id: '1' }), invoice({ id: 'own-i', number: 'N-1' }))
  await s.enqueue('create-invoice', 'own-i')
  s.books.fault = name => (name === 'send' ? 'cut-before' : 'ok')
  await s.push()
  s.books.lookUpIsClear = false
  s.pass(25 * 3_600_000)
  await s.push()
  expect(await s.record('invoice', 'own-i')).toMatchObject({ syncState: 'unknown' })
  expect(await decide(s, 'another')).toBe('chosen')
  expect(await s.record('invoice', 'own-i')).toMatchObject({
    syncState: 'failed',
    failure: { guideId: 'duplicate-document-number' },
  })
  expect(await s.entry('create-invoice', 'own-i')).toMatchObject({ state: 'needs-user' })
  expect(await s.entry('create-invoice', 'own-i')).not.toHaveProperty('wire')
  s.books.fault = () => 'ok'
  expect(await s.push()).toEqual({ pushed: 0, problems: 0 })
})

it('found there by a look-up, it may differ: ours stays as a note; answered, it does not', async () => {
  const s = await setting()
  await s.put(customer({ id: '1' }), invoice({ id: 'own-i' }), invoice({ id: 'own-j' }))
  await s.enqueue('create-invoice', 'own-i')
  s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
  await s.push()
  s.books.fault = () => 'ok'
  s.pass(25 * 3_600_000)
  await s.push()
  expect(await s.record('invoice', 'own-i')).toMatchObject({
    syncState: 'synced',
    ourVersion: { memo: 'own-i' },
  })
  await s.enqueue('create-invoice', 'own-j')
  await s.push()
  expect(await s.record('invoice', 'own-j')).not.toHaveProperty('ourVersion')
})
