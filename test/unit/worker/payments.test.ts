import { describe, expect, it } from 'vitest'
import { arBalance } from '../../../core/ledger/balance.ts'
import type { PaymentDraft } from '../../../core/ledger/payment-draft.ts'
import type { PaymentStatus } from '../../../core/ledger/records.ts'
import { savePreferences } from '../../../core/preferences/preferences.ts'
import { paymentsOfInvoice } from '../../../core/store/payments.ts'
import { customer, invoice, payment } from '../sync-push/setting.ts'
import { C, type Setting, setting } from './setting.ts'

const draft = (over: Partial<PaymentDraft> = {}): PaymentDraft => ({
  customerId: '1',
  date: '2026-02-01',
  amount: 4_000,
  method: 'ach',
  status: 'authorized',
  applications: [{ invoiceId: '5', amount: 3_000 }],
  ...over,
})

async function ready(submitAuthorizedAch = true): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await savePreferences({ submitAuthorizedAch })
  const stored = invoice({ id: '5' })
  await s.put(customer({ id: '1' }), stored)
  s.books.put(customer({ id: '1' }))
  s.books.put(stored)
  return s
}
const record = async (s: Setting, over: Partial<PaymentDraft> = {}) => {
  const { id } = await s.ask('payment.record', { connectionId: C, payment: draft(over) })
  await s.settle()
  return id
}
const status = (s: Setting, id: string, to: Exclude<PaymentStatus, 'authorized'>) =>
  s.ask('payment.status', { connectionId: C, id, status: to }).then(() => s.settle())

/** AR balance of the invoice: what reminders go by. */
async function balance(s: Setting) {
  const found = await s.record('invoice', '5')
  return found && arBalance(found, await paymentsOfInvoice(s.ledger, C, '5'))
}

describe('recording a payment', () => {
  it('authorized ACH with the setting on: submitted, with our key', async () => {
    const s = await ready()
    const id = await record(s)
    expect(s.books.of('payment')).toMatchObject([{ unapplied: 1_000 }])
    expect(s.books.of('payment')[0]?.ourKey).toMatch(/^ARC-/)
    expect(await s.record('payment', id)).toMatchObject({ standing: 'there', status: 'authorized' })
    expect(await balance(s)).toBe(7_000)
  })

  it.each([
    ['authorized ACH with the setting off', false, {}],
    ['authorized by card', true, { method: 'card' as const }],
  ])('%s: waits, and counts here', async (_what, on, over) => {
    const s = await ready(on)
    const id = await record(s, over)
    expect(s.books.of('payment')).toEqual([])
    expect(await s.outbox()).toEqual([])
    expect(await s.record('payment', id)).toMatchObject({ standing: 'none' })
    expect(await balance(s)).toBe(7_000)
    await status(s, id, 'succeeded')
    expect(s.books.of('payment')).toHaveLength(1)
  })

  it.each([
    ['more applied than received', { applications: [{ invoiceId: '5', amount: 5_000 }] }],
    ['more than is owed', { amount: 20_000, applications: [{ invoiceId: '5', amount: 10_001 }] }],
    ['an invoice that is not here', { applications: [{ invoiceId: '404', amount: 1 }] }],
    ['a customer that is not here', { customerId: '404', applications: [] }],
  ])('refuses %s', async (_what, over) => {
    const s = await ready()
    expect(await s.raw('payment.record', { connectionId: C, payment: draft(over) })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    expect(await s.ledger.count('payments')).toBe(0)
  })
})

describe('what the processor reports', () => {
  it('failed before it was sent: withdrawn, the balance returns', async () => {
    const s = await ready()
    s.books.fault = () => 'throttle'
    const id = await record(s)
    expect(await s.outbox()).toHaveLength(1)
    await status(s, id, 'failed')
    s.books.fault = () => 'ok'
    s.pass(3_600_000)
    await s.engine.pushNow(C)
    expect(s.books.of('payment')).toEqual([])
    expect(await balance(s)).toBe(10_000)
  })

  it('failed after it was sent: it stands there, flagged; deleted there on request only', async () => {
    const s = await ready()
    const id = await record(s)
    expect(await s.raw('payment.deleteThere', { connectionId: C, id })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    await status(s, id, 'failed')
    expect(s.books.of('payment')).toHaveLength(1)
    await s.ask('payment.deleteThere', { connectionId: C, id })
    await s.settle()
    expect(s.books.of('payment')).toEqual([])
    expect(await s.record('payment', id)).toMatchObject({ status: 'failed', standing: 'gone' })
    expect(await balance(s)).toBe(10_000)
  })

  it('an older or repeated report changes nothing', async () => {
    const s = await ready()
    const id = await record(s)
    await status(s, id, 'failed')
    const before = await s.record('payment', id)
    s.pass(1000)
    for (const to of ['succeeded', 'failed', 'voided', 'refunded'] as const) await status(s, id, to)
    expect(await s.record('payment', id)).toEqual(before)
  })

  it('an imported payment has the status of the books', async () => {
    const s = await ready()
    await s.put(payment({ id: '88', origin: 'imported', standing: 'there', syncState: 'synced' }))
    expect(await s.raw('payment.status', { connectionId: C, id: '88', status: 'failed' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
  })
})

describe('mark as synced', () => {
  const imported = (over = {}) =>
    payment({
      id: '88',
      externalId: '88',
      origin: 'imported',
      syncState: 'synced',
      standing: 'there',
      source: 'imported',
      applications: [{ invoiceId: '5', amount: 4_000 }],
      unapplied: 0,
      ...over,
    })

  it('merges the two under our id', async () => {
    const s = await ready(false)
    const id = await record(s)
    await s.put(imported())
    await s.ask('payment.markSynced', { connectionId: C, id, importedId: '88' })
    expect(await s.record('payment', '88')).toBeUndefined()
    expect(await s.record('payment', id)).toMatchObject({
      externalId: '88',
      standing: 'there',
      syncState: 'synced',
      status: 'authorized',
      source: 'manual',
    })
  })

  it.each([
    ['another amount', { amount: 4_001 }],
    ['another currency', { currency: 'EUR' }],
    ['another customer', { customerId: '2' }],
    ['one of ours', { origin: 'own' as const }],
  ])('refuses %s', async (_what, over) => {
    const s = await ready(false)
    const id = await record(s)
    await s.put(imported(over))
    expect(await s.raw('payment.markSynced', { connectionId: C, id, importedId: '88' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    expect(await s.ledger.count('payments')).toBe(2)
  })
})

describe('the setting Submit Authorized ACH', () => {
  it('turned off, withdraws what was not sent; turned on, sends it only when the user agrees', async () => {
    const s = await ready()
    await s.worker.wake()
    s.books.fault = () => 'throttle'
    const id = await record(s)
    const succeeded = await record(s, { status: 'succeeded', applications: [] })
    await savePreferences({ submitAuthorizedAch: false })
    s.worker.onPreferences()
    await s.settle()
    expect((await s.outbox()).map(({ recordId }) => recordId)).toEqual([succeeded])
    expect(await s.record('payment', id)).toMatchObject({ held: true, standing: 'none' })
    s.books.fault = () => 'ok'
    s.pass(3_600_000)

    expect(await s.raw('payments.submitWaiting', {})).toMatchObject({ error: { code: 'not-allowed' } })
    await savePreferences({ submitAuthorizedAch: true })
    s.worker.onPreferences()
    await s.settle()
    await s.engine.pushNow(C)
    expect(s.books.of('payment').map(({ ourKey }) => ourKey)).toEqual([
      (await s.record('payment', succeeded))?.ourKey,
    ])
    expect(await s.ask('payments.submitWaiting', { connectionId: C })).toEqual({ count: 1 })
    await s.settle()
    expect(s.books.of('payment')).toHaveLength(2)
  })

  it('turned off while the worker slept, it takes effect when it wakes', async () => {
    const s = await ready()
    await s.worker.wake()
    s.books.fault = () => 'throttle'
    const id = await record(s)
    await savePreferences({ submitAuthorizedAch: false })
    s.books.fault = () => 'ok'
    s.pass(3_600_000)
    await s.worker.wake()
    expect(await s.record('payment', id)).toMatchObject({ held: true })
    expect(s.books.of('payment')).toEqual([])
  })

  it('does not touch what may have gone out', async () => {
    const s = await ready()
    await s.worker.wake()
    s.books.fault = name => (name === 'send' ? 'cut-after' : 'ok')
    const id = await record(s)
    await savePreferences({ submitAuthorizedAch: false })
    s.worker.onPreferences()
    await s.settle()
    expect(await s.record('payment', id)).toMatchObject({ standing: 'in-flight' })
    s.books.fault = () => 'ok'
    s.pass(3_600_000)
    await s.engine.pushNow(C)
    expect(await s.record('payment', id)).toMatchObject({ standing: 'there' })
    expect(s.books.of('payment')).toHaveLength(1)
  })
})

describe('what waits for the user', () => {
  it('is sent again on request, and chosen about', async () => {
    const s = await ready()
    s.books.put(invoice({ id: '5', accountingBalance: 1_000 }))
    const id = await record(s)
    expect((await s.outbox())[0]).toMatchObject({ state: 'needs-user', question: 'owes-less' })
    expect(await s.raw('push.choose', { connectionId: C, id, choice: 'already-there' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    await s.ask('push.choose', { connectionId: C, id, choice: 'do-not-submit' })
    expect((await s.outbox())[0]?.state).toBe('held')
    s.books.put(invoice({ id: '5' }))
    await s.ask('push.retry', { connectionId: C, entity: 'payment', id })
    await s.settle()
    expect(s.books.of('payment')).toHaveLength(1)
    expect(await s.raw('push.retry', { connectionId: C, entity: 'payment', id })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    expect(await s.raw('push.choose', { connectionId: C, id, choice: 'do-not-submit' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
  })

  it('deleted in the accounting system: sent again only on request, as a new payment', async () => {
    const s = await ready()
    const id = await record(s, { status: 'succeeded' })
    const key = s.books.of('payment')[0]?.ourKey
    const first = s.books.of('payment')[0]?.id ?? ''
    s.books.delete('payment', first)
    const stored = await s.record('payment', id)
    if (stored) await s.put({ ...stored, standing: 'gone' })
    await s.engine.pushNow(C)
    expect(s.books.of('payment')).toEqual([])
    expect(await balance(s)).toBe(7_000)
    await s.ask('push.retry', { connectionId: C, entity: 'payment', id })
    await s.settle()
    expect(s.books.of('payment')).toHaveLength(1)
    expect(s.books.of('payment')[0]?.ourKey).not.toBe(key)
    expect(await s.record('payment', id)).toMatchObject({ standing: 'there' })
  })
})
