import { describe, expect, it } from 'vitest'
import { remindersOf } from '../../../../core/store/reminders.ts'
import { write } from '../../../../core/store/transaction.ts'
import { enqueueReminder, REMINDER_STORES } from '../../../../core/sync/reminders/enqueue.ts'
import type { Fault } from '../../sync-push/fake-books.ts'
import { C, customer, invoice, setting } from '../../sync-push/setting.ts'

const HOUR = 3_600_000
const DUE = '2026-02-01'
const AT = '2026-02-01T08:00:00.000Z'
const step = (n: number) => ({ connectionId: C, invoiceId: '5', dueDate: DUE, step: n })

async function ready() {
  const s = await setting({ cadence: { on: true, since: DUE, steps: [0, 7], dailyCap: 50 } })
  const stored = invoice({ id: '5', dueDate: DUE, email: 'amy@customer.example' })
  await s.put(customer({ id: '1' }), stored)
  s.books.put(stored)
  const take = (n: number) => write(s.ledger, REMINDER_STORES, tx => enqueueReminder(tx, step(n), AT))
  return { ...s, take, log: () => remindersOf(s.ledger, C) }
}

describe('a reminder, the worker stopped anywhere', () => {
  // More than a push asks for the ledger.
  const places = Array.from({ length: 14 }, (_, n) => n + 1)
  const faults: Fault[] = ['ok', 'cut-before', 'cut-after', '500-before', '500-after', 'offline', 'throttle']
  it.each(faults.flatMap(fault => places.map(place => [fault, place] as const)))(
    '%s, stopped at its use %i of the ledger: goes at most once, and its end is known or listed',
    async (fault, place) => {
      const s = await ready()
      expect(await s.take(0)).toBe(true)
      s.books.fault = name => (name === 'send' ? fault : 'ok')
      await s.push(undefined, place)
      s.books.fault = () => 'ok'
      for (let n = 0; n < 4; n++) {
        s.pass(HOUR)
        expect(await s.take(0)).toBe(false)
        await s.push()
      }
      const [row, ...others] = await s.log()
      expect(others).toEqual([])
      expect(s.books.reminders.length).toBeLessThanOrEqual(1)
      expect(['sent', 'unknown']).toContain(row?.outcome)
      if (row?.outcome === 'sent') expect(s.books.reminders).toEqual(['5'])
      expect((await s.outbox()).length).toBe(row?.outcome === 'unknown' ? 1 : 0)
    },
  )

  it('a later step goes though an earlier one is not known; none while one is on its way', async () => {
    const s = await ready()
    await s.take(0)
    s.books.fault = name => (name === 'send' ? 'die-after' : 'ok')
    await s.push()
    s.books.fault = () => 'ok'
    expect(await s.take(7)).toBe(false)
    await s.push()
    expect(await s.take(7)).toBe(true)
    await s.push()
    expect((await s.log()).map(({ step, outcome }) => [step, outcome])).toEqual([
      [0, 'unknown'],
      [7, 'sent'],
    ])
    expect(s.books.reminders).toEqual(['5', '5'])
    expect(await s.outbox()).toEqual([])
  })
})
