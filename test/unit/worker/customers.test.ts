import { beforeEach, expect, test } from 'vitest'
import { C, customer } from '../sync-push/setting.ts'
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
