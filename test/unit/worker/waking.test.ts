import { expect, it, vi } from 'vitest'
import { outboxOf } from '../../../core/store/outbox.ts'
import { listRuns } from '../../../core/store/runs.ts'
import { C, OTHER, type Setting, setting } from './setting.ts'

const MINUTE = 60_000
const syncs = async (s: Setting, id: string) =>
  (await listRuns(s.ledger, id)).rows.filter(({ kind, outcome }) => kind === 'sync' && outcome === 'ok')
    .length

it('a company that waits out a pause keeps no other waiting: its syncs and what was put off go at their times', async () => {
  const s = await setting()
  await s.connect()
  await s.connect({ id: OTHER, companyId: '2', companyName: 'Other Company' })
  s.books.fault = () => 'throttle'
  await s.ask('sync.now', { connectionId: C })
  // Whatever wakes the worker meanwhile; the first is due for both.
  for (let n = 1; n <= 3; n++) {
    s.pass(11 * MINUTE)
    void s.worker.wake()
    await vi.waitFor(async () => expect(await syncs(s, OTHER)).toBe(n))
  }
  s.booksOf('2').fault = () => 'offline'
  await s.ask('customer.save', { connectionId: OTHER, customer: { name: 'Amy' } })
  await vi.waitFor(async () => expect((await outboxOf(s.ledger, OTHER))[0]?.notBefore).toBeDefined())
  s.booksOf('2').fault = () => 'ok'
  s.pass(MINUTE)
  void s.worker.wake()
  await vi.waitFor(async () => expect(s.booksOf('2').of('customer')).toHaveLength(1))
  expect(await syncs(s, OTHER)).toBe(3)
  expect(await syncs(s, C)).toBe(0)
})
