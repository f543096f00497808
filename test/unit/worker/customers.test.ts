import { beforeEach, expect, test } from 'vitest'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { write } from '../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { C, customer, invoice, payment } from '../sync-push/setting.ts'
import { setting } from './setting.ts'

type Setting = Awaited<ReturnType<typeof setting>>
let s: Setting
beforeEach(async () => {
  s = await setting()
  await s.connect()
})

const save = (name: string, more: { email?: string; id?: string } = {}) => {
  const { id, email } = more
  return s.ask('customer.save', {
    connectionId: C,
    ...(id ? { id } : {}),
    customer: { name, ...(email ? { email } : {}) },
  })
}

test('a customer made here is stored at once, sent, and stands there', async () => {
  const { id } = await save('Harbour Cafe', { email: 'office@harbour.example' })
  expect(await s.record('customer', id)).toMatchObject({
    origin: 'own',
    name: 'Harbour Cafe',
    email: 'office@harbour.example',
    currency: 'USD',
  })
  await s.settle()
  expect(s.books.of('customer')).toMatchObject([{ name: 'Harbour Cafe' }])
  expect(await s.record('customer', id)).toMatchObject({ syncState: 'synced' })
  expect(await s.outbox()).toEqual([])
})

test('one without a name is refused before anything is stored', async () => {
  await expect(save('')).rejects.toThrow()
  expect(await s.outbox()).toEqual([])
  expect(await s.ledger.count('customers')).toBe(0)
})

test('one that was refused there is corrected and sent again; one that stands there is not edited here', async () => {
  const failure = { class: 'needs-user' as const, message: 'No.', at: '2026-01-01T00:00:00.000Z' }
  await s.put(customer({ id: 'own-c', name: 'Harbor', syncState: 'failed', failure, remindersPaused: true }))
  await save('Harbour', { id: 'own-c' })
  await s.settle()
  expect(s.books.of('customer')).toMatchObject([{ name: 'Harbour' }])
  const stored = await s.record('customer', 'own-c')
  expect(stored).toMatchObject({ name: 'Harbour', syncState: 'synced', remindersPaused: true })
  expect(stored).not.toHaveProperty('failure')
  await expect(save('Other', { id: 'own-c' })).rejects.toThrow(/in the accounting system/)
})

test('one of a restored backup that is corrected is looked up still before it is sent', async () => {
  await s.put(customer({ id: 'own-c', name: 'Harbor' }))
  await write(s.ledger, ENQUEUE_STORES, async tx => {
    const wanted = { connectionId: C, action: 'create-customer', recordId: 'own-c' } as const
    const entry = await enqueue(tx, wanted, '2026-01-01T00:00:00.000Z')
    await putOutboxEntry(tx, { ...entry, state: 'paused', lookUpFirst: true })
  })
  await save('Harbour', { id: 'own-c' })
  await s.settle()
  expect(s.books.requests.map(({ name }) => name).filter(name => name !== 'balances')).toEqual([
    'lookUp',
    'send',
  ])
  expect(s.books.of('customer')).toMatchObject([{ name: 'Harbour' }])
})

const discard = (id: string) => s.ask('record.discard', { connectionId: C, entity: 'customer', id })
const failure = { class: 'needs-user' as const, message: 'No.', at: '2026-01-01T00:00:00.000Z' }

test('a refused one is discarded; its invoices become drafts that ask for another customer', async () => {
  await s.put(customer({ id: 'own-c', syncState: 'failed', failure }))
  await s.put(invoice({ id: 'own-i', customerId: 'own-c', syncState: 'failed', failure }))
  await s.ask('push.retry', { connectionId: C, entity: 'invoice', id: 'own-i' }).catch(() => undefined)
  await discard('own-c')
  await s.settle()
  expect(await s.record('customer', 'own-c')).toBeUndefined()
  const kept = await s.record('invoice', 'own-i')
  expect(kept).toMatchObject({ draft: true, syncState: 'unsynced', customerId: '', customerName: '' })
  expect(kept).not.toHaveProperty('failure')
  expect(await s.outbox()).toEqual([])
  expect(s.books.of('invoice')).toEqual([])
})

test.each([
  ['stands there', { externalId: '8', syncState: 'synced' as const }],
  ['may stand there', { syncState: 'unknown' as const }],
])('one that %s is not discarded', async (_what, over) => {
  await s.put(customer({ id: 'own-c', ...over }))
  await expect(discard('own-c')).rejects.toThrow(/in the accounting system/)
  expect(await s.record('customer', 'own-c')).toBeDefined()
})

test('one of whom money was taken stays, and so do its invoices', async () => {
  await s.put(customer({ id: 'own-c', syncState: 'failed', failure }))
  await s.put(invoice({ id: 'own-i', customerId: 'own-c' }), payment({ id: 'own-p', customerId: 'own-c' }))
  await expect(discard('own-c')).rejects.toThrow('Payments are recorded for this customer.')
  expect(await s.record('customer', 'own-c')).toBeDefined()
  expect(await s.record('invoice', 'own-i')).toMatchObject({ customerId: 'own-c' })
})
