import { describe, expect, it } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { Reminder } from '../../../core/ledger/cadence.ts'
import { addDays } from '../../../core/ledger/dates.ts'
import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import { mailtoOf } from '../../../core/ledger/reminder-mail.ts'
import type { ConnectionOnlySettings } from '../../../core/preferences/connection-settings.ts'
import {
  connectionSettings,
  readPreferences,
  saveConnectionSettings,
} from '../../../core/preferences/preferences.ts'
import { remindersOf } from '../../../core/store/reminders.ts'
import { listEvents } from '../../../core/store/runs.ts'
import { customer, invoice, payment } from '../sync-push/setting.ts'
import { C, type Setting, setting } from './setting.ts'

/** The day of the tests' clock. */
const DAY = '2026-02-01'
const HOUR = 3_600_000
const SETTINGS = { cadenceOn: true, cadenceSince: '2026-01-01', cadenceSteps: [-3, 0, 7] }

const due = (id: string, patch: Partial<Invoice> = {}): Invoice =>
  invoice({ id, dueDate: DAY, email: 'amy@customer.example', ...patch })

/** Invoices that stand here and there, and the cadence of their company. */
async function ready(invoices: Invoice[], over: Partial<ConnectionOnlySettings> = {}): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await saveConnectionSettings(C, { ...SETTINGS, ...over })
  const amy = customer({ id: '1', name: 'Amy' })
  s.books.put(amy)
  await s.put(amy, ...invoices)
  for (const each of invoices) s.books.put(each)
  return s
}
const run = (s: Setting) => s.ask('reminders.run', { connectionId: C })
const log = async (s: Setting): Promise<[number, Reminder['outcome'], string | undefined][]> =>
  (await remindersOf(s.ledger, C)).map(({ step, outcome, note }) => [step, outcome, note])

describe('the cadence', () => {
  it('sends what is due today once, however often it runs', async () => {
    const s = await ready([due('5'), due('6', { dueDate: addDays(DAY, 20) })])
    await run(s)
    await run(s)
    await s.worker.wake()
    expect(s.books.reminders).toEqual(['5'])
    expect(await log(s)).toEqual([
      [-3, 'skipped', 'this browser was not running on its day'],
      [0, 'sent', undefined],
    ])
    expect(await s.outbox()).toEqual([])
  })

  it.each(['sent already', 'written down, not sent yet'])(
    'what was %s for an imported invoice goes no second time once ours turned out to be it',
    async when => {
      const s = await ready([due('9', { number: 'N-1' })], { cadenceSince: DAY })
      await s.put(invoice({ id: 'own-i', number: 'N-1', dueDate: DAY, syncState: 'failed' }))
      s.books.fault = name => (name === 'send' && when !== 'sent already' ? 'throttle' : 'ok')
      await run(s)
      const theirs = { choice: 'already-there', theirs: '9' } as const
      await s.ask('push.choose', { connectionId: C, entity: 'invoice', id: 'own-i', ...theirs })
      s.books.fault = () => 'ok'
      s.pass(2 * HOUR)
      await run(s)
      expect(s.books.reminders).toEqual(['9'])
      expect(await log(s)).toEqual([[0, 'sent', undefined]])
      expect(await s.outbox()).toEqual([])
    },
  )

  it('sends nothing again to the customers of a company that was erased here and connected anew', async () => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    await run(s)
    expect(s.books.reminders).toEqual(['5'])
    await s.ask('connection.disconnect', { connectionId: C, erase: true })
    const client = {
      system: 'quickbooks',
      environment: 'production',
      clientId: 'id',
      clientSecret: 'hush',
    } as const
    await s.ask('connection.connect', client)
    await s.settle()
    s.pass(HOUR)
    await run(s)
    expect(await s.record('invoice', '5')).toBeDefined()
    expect(s.books.reminders).toEqual(['5'])
    // What is due from tomorrow on goes as ever.
    s.pass(7 * 24 * HOUR)
    await run(s)
    expect(s.books.reminders).toEqual(['5', '5'])
    expect(await log(s)).toEqual([[7, 'sent', undefined]])
  })

  it('is off until it is switched on', async () => {
    const s = await ready([due('5')], { cadenceOn: false })
    await run(s)
    expect(s.books.reminders).toEqual([])
    expect(await log(s)).toEqual([])
  })

  it('never sends what was past when it was switched on', async () => {
    const s = await ready(
      [due('5', { dueDate: addDays(DAY, -7) }), due('6', { dueDate: addDays(DAY, -8) })],
      {
        cadenceSince: DAY,
      },
    )
    await run(s)
    expect(s.books.reminders).toEqual(['5'])
    expect(await log(s)).toEqual([[7, 'sent', undefined]])
  })

  it('goes on in the mornings, by itself', async () => {
    const s = await ready([due('5', { dueDate: addDays(DAY, 1) })], { cadenceSince: DAY })
    await s.worker.wake()
    expect(s.books.reminders).toEqual([])
    s.pass(24 * HOUR)
    await s.worker.wake()
    expect(s.books.reminders).toEqual(['5'])
    s.pass(24 * HOUR)
    await s.worker.wake()
    expect(s.books.reminders).toEqual(['5'])
  })

  it.each<[string, Partial<Invoice> | 'gone', string]>([
    ['paid', { accountingBalance: 0 }, 'nothing is owed on the invoice'],
    ['voided', { voided: true }, 'the invoice was voided'],
    ['deleted', 'gone', 'the invoice was deleted there'],
  ])('reads the invoice fresh: %s there meanwhile, it gets none', async (_, there, note) => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    if (there === 'gone') s.books.delete('invoice', '5')
    else s.books.put(due('5', there))
    await run(s)
    expect(s.books.reminders).toEqual([])
    expect(await log(s)).toEqual([[0, 'skipped', note]])
    expect(await s.outbox()).toEqual([])
  })

  const ach: Payment = payment({
    id: 'own-p',
    status: 'authorized',
    amount: 10_000,
    applications: [{ invoiceId: '5', amount: 10_000 }],
    held: true,
  })
  it.each<[string, (s: Setting) => Promise<unknown>]>([
    ['archived', s => s.put(due('5', { archivedAt: '2026-01-01T00:00:00Z' }))],
    ['covered by an authorized ACH payment', s => s.put(ach)],
    ['paused', s => s.ask('reminders.pause', { connectionId: C, entity: 'invoice', id: '5', paused: true })],
    [
      'of a customer that is paused',
      s => s.ask('reminders.pause', { connectionId: C, entity: 'customer', id: '1', paused: true }),
    ],
  ])('passes over an invoice that is %s', async (_, change) => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    await change(s)
    await run(s)
    expect(s.books.reminders).toEqual([])
    expect(await log(s)).toEqual([])
  })

  it('goes on after a pause', async () => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    const pause = (paused: boolean) =>
      s.ask('reminders.pause', { connectionId: C, entity: 'invoice', id: '5', paused })
    await pause(true)
    await pause(false)
    expect((await s.record('invoice', '5'))?.remindersPaused).toBeUndefined()
    await run(s)
    expect(s.books.reminders).toEqual(['5'])
  })

  it('keeps to the daily cap; the rest goes tomorrow', async () => {
    const s = await ready([due('5'), due('6'), due('7')], { cadenceSince: DAY, dailyCap: 2 })
    await run(s)
    await run(s)
    expect(s.books.reminders).toHaveLength(2)
    s.pass(24 * HOUR)
    await run(s)
    expect(s.books.reminders.toSorted()).toEqual(['5', '6', '7'])
    const { rows } = await listEvents(s.ledger, C)
    expect(rows.map(({ message }) => message)).toContain('reminder-later:1')
  })

  it('after an absence sends the latest step only and logs the others', async () => {
    const s = await ready([due('5', { dueDate: addDays(DAY, -8) })])
    await run(s)
    expect(s.books.reminders).toEqual(['5'])
    expect((await log(s)).map(([step, outcome]) => [step, outcome])).toEqual([
      [-3, 'skipped'],
      [0, 'skipped'],
      [7, 'sent'],
    ])
  })

  it.each<[string, Partial<Invoice>, string | undefined, unknown]>([
    ['the invoice’s own', {}, 'office@customer.example', undefined],
    ['else the customer’s', { email: '' }, 'office@customer.example', 'office@customer.example'],
  ])('goes to an address: %s', async (_, patch, email, sentTo) => {
    const s = await ready([due('5', patch)], { cadenceSince: DAY })
    await s.put(customer({ id: '1', name: 'Amy', ...(email ? { email } : {}) }))
    let wanted: unknown = 'nothing'
    s.books.refuse = intent => {
      wanted = intent.action === 'send-invoice' ? intent.email : intent
      return undefined
    }
    await run(s)
    expect(wanted).toBe(sentTo)
  })

  it('says so when there is no address', async () => {
    const s = await ready([due('5', { email: '' })], { cadenceSince: DAY })
    await run(s)
    expect(await log(s)).toEqual([
      [0, 'skipped', 'neither the invoice nor its customer has an e-mail address'],
    ])
  })

  it('lists a refusal, and the next step has its own chance', async () => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    s.books.refuse = () => new AccountingError('To email address entered is invalid', { class: 'needs-user' })
    await run(s)
    expect(await log(s)).toEqual([[0, 'failed', 'To email address entered is invalid']])
    expect(await s.outbox()).toEqual([])
    expect((await s.record('invoice', '5'))?.failure).toBeUndefined()
    s.books.refuse = () => undefined
    s.pass(24 * HOUR)
    await run(s)
    expect(s.books.reminders).toEqual([])
    s.pass(6 * 24 * HOUR)
    await run(s)
    expect(s.books.reminders).toEqual(['5'])
  })

  it('waits where it surely did not go, and reads the invoice again before it does', async () => {
    const s = await ready([due('5'), due('6')], { cadenceSince: DAY })
    s.books.fault = name => (name === 'send' ? 'offline' : 'ok')
    await run(s)
    s.books.fault = () => 'ok'
    s.books.put(due('6', { accountingBalance: 0 }))
    s.pass(HOUR)
    await s.worker.wake()
    expect(s.books.reminders).toEqual(['5'])
    expect((await log(s)).map(([, outcome]) => outcome)).toEqual(['sent', 'skipped'])
  })

  it('sends nothing that was written down before it was switched off', async () => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    s.books.fault = name => (name === 'send' ? 'offline' : 'ok')
    await run(s)
    s.books.fault = () => 'ok'
    await saveConnectionSettings(C, { cadenceOn: false })
    s.pass(HOUR)
    await s.worker.wake()
    expect(s.books.reminders).toEqual([])
    expect(await log(s)).toEqual([[0, 'skipped', 'reminders are switched off']])
  })

  it.each([
    [true, 'sent'],
    [false, 'skipped'],
  ] as const)(
    'lists an unknown outcome, never sends it again, and is told: sent %s',
    async (sent, outcome) => {
      const s = await ready([due('5')], { cadenceSince: DAY })
      s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
      await run(s)
      s.books.fault = () => 'ok'
      for (let n = 0; n < 3; n++) {
        s.pass(HOUR)
        await s.worker.wake()
        await run(s)
      }
      expect(s.books.reminders).toEqual(['5'])
      expect((await log(s)).map(([step, what]) => [step, what])).toEqual([[0, 'unknown']])
      const reminder = { connectionId: C, invoiceId: '5', dueDate: DAY, step: 0 }
      await s.ask('reminders.settle', { ...reminder, sent })
      expect((await log(s)).map(([, what]) => what)).toEqual([outcome])
      expect(await s.outbox()).toEqual([])
      await expect(s.ask('reminders.settle', { ...reminder, sent })).rejects.toMatchObject({
        code: 'not-allowed',
      })
      await run(s)
      expect(s.books.reminders).toEqual(['5'])
    },
  )

  it('is the home’s alone', async () => {
    const s = await ready([due('5')], { cadenceSince: DAY })
    await s.connect({ isHome: false })
    await expect(run(s)).rejects.toMatchObject({ code: 'not-home' })
    s.pass(24 * HOUR)
    await s.worker.wake()
    expect(s.books.reminders).toEqual([])
  })

  it('begins anew where another browser may have reminded: from tomorrow on, nothing paused goes', async () => {
    const s = await ready([due('5'), due('6', { dueDate: addDays(DAY, 1) })], {
      cadenceSince: DAY,
      cadenceSteps: [0],
    })
    s.books.fault = name => (name === 'send' ? 'offline' : 'ok')
    await run(s)
    s.books.fault = () => 'ok'
    await s.ask('connection.makeHome', { connectionId: C })
    await s.settle()
    s.pass(HOUR)
    await s.worker.wake()
    await run(s)
    expect(s.books.reminders).toEqual([])
    expect(connectionSettings(await readPreferences(), C).cadenceSince).toBe(addDays(DAY, 1))
    s.pass(24 * HOUR)
    await run(s)
    expect(s.books.reminders).toEqual(['6'])
  })

  describe('where the accounting system sends no e-mail', () => {
    const reminder = { connectionId: C, invoiceId: '5', dueDate: DAY, step: 0 }
    const prepared = async () => {
      const s = await ready([due('5', { number: 'A&B?cc=x', email: 'amy+ap@customer.example' })], {
        cadenceSince: DAY,
      })
      await s.connect({ system: 'intacct' })
      await run(s)
      expect(await log(s)).toEqual([[0, 'prepared', undefined]])
      expect(s.books.reminders).toEqual([])
      return s
    }

    it('prepares one with what is owed now, for the user to send', async () => {
      const s = await prepared()
      s.books.put(
        due('5', {
          number: 'A&B?cc=x',
          // Cut in the middle of a character.
          customerName: 'Amy \ud83d',
          email: 'amy+ap@customer.example',
          accountingBalance: 2_500,
        }),
      )
      const url = new URL(mailtoOf(await s.ask('reminders.prepare', reminder)))
      expect(url.pathname).toBe('amy%2Bap@customer.example')
      expect([...url.searchParams.keys()]).toEqual(['subject', 'body'])
      expect(url.searchParams.get('subject')).toBe('Invoice A&B?cc=x from Fake')
      expect(url.searchParams.get('body')).toContain('$25.00')
      expect(url.searchParams.get('body')).toContain('Dear Amy \ufffd,')
      await s.ask('reminders.settle', { ...reminder, sent: true })
      await run(s)
      expect(await log(s)).toEqual([[0, 'sent', undefined]])
    })

    it('prepares none for what was paid meanwhile', async () => {
      const s = await prepared()
      s.books.put(due('5', { accountingBalance: 0 }))
      await expect(s.ask('reminders.prepare', reminder)).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('nothing is owed'),
      })
    })
  })
})
