import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../../components/workspace/remedies/outcome.ts'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import type { RemedyAction, RemedyChoice, RemedyProposal } from '../../../core/ledger/remedies.ts'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { write } from '../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { customer, invoice, item, payment } from '../sync-push/setting.ts'
import { at, C, NOW, type Setting, setting } from './setting.ts'

/** A record of ours that the books refused with this error, as its push left it. */
async function refused(s: Setting, guideId: string, patch: Partial<Invoice> = {}): Promise<void> {
  const failure = { class: 'needs-user', message: 'Refused.', guideId, at: at(NOW) } as const
  await s.put(invoice({ id: 'own-i', number: '1001', syncState: 'failed', failure, ...patch }))
  await write(s.ledger, ENQUEUE_STORES, async tx => {
    const entry = await enqueue(tx, { connectionId: C, action: 'create-invoice', recordId: 'own-i' }, at(NOW))
    await putOutboxEntry(tx, { ...entry, state: 'needs-user', failure })
  })
}

async function ready(): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await s.put(customer({ id: '1', name: 'Amy' }), item({ id: '3' }))
  s.books.put(customer({ id: '1', name: 'Amy' }))
  s.books.put(item({ id: '3' }))
  return s
}
const asked = (action: RemedyAction, choice: RemedyChoice = {}) =>
  ({ connectionId: C, entity: 'invoice', id: 'own-i', action, choice }) as const
const sealOf = (proposal: RemedyProposal): string => {
  if (!('seal' in proposal)) throw new Error(`No plan: ${JSON.stringify(proposal)}`)
  return proposal.seal
}
/** As the screen does: shown first, run as shown. */
async function mend(s: Setting, action: RemedyAction, choice: RemedyChoice = {}) {
  const plan = await s.ask('remedy.plan', asked(action, choice))
  const { why } = await s.ask('remedy.run', { ...asked(action, choice), seal: sealOf(plan) })
  return outcomeOf(s.ledger, (await s.connection()) as Connection, asked(action), why)
}

describe('a remedy that runs', () => {
  it('takes the next number that is free here and there', async () => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    await s.put(invoice({ id: '51', number: '1002' }))
    s.books.put(invoice({ id: '50', number: '1003' }))
    expect(await s.ask('remedy.plan', asked('next-free-number'))).toMatchObject({
      changes: [{ what: 'number', before: '1001', after: '1004' }],
      currency: 'USD',
    })
    expect(s.books.requests.map(({ name }) => name)).not.toContain('send')
    expect(await mend(s, 'next-free-number')).toEqual({
      outcome: 'synced',
      sentence: 'Invoice 1004 stands in QuickBooks Online now.',
      undo: false,
    })
    expect(s.books.of('invoice').filter(({ number }) => number === '1004')).toHaveLength(1)
    expect(await s.record('invoice', 'own-i')).toMatchObject({ number: '1004', syncState: 'synced' })
    expect(await s.outbox()).toEqual([])
  })

  it('moves the date behind the closing date that the books have now', async () => {
    const s = await ready()
    await refused(s, 'account-period-closed', { date: '2026-01-05' })
    s.vendor.closedThrough = '2026-01-31'
    expect((await mend(s, 'move-date')).outcome).toBe('synced')
    expect(await s.record('invoice', 'own-i')).toMatchObject({ date: '2026-02-01', syncState: 'synced' })
    expect((await s.connection())?.closedThrough).toBe('2026-01-31')
  })

  it('makes the item active there, then sends the invoice', async () => {
    const s = await ready()
    // The ledger has not heard of it yet.
    s.books.put(item({ id: '3', active: false }))
    await refused(s, 'invalid-reference-item', { lines: [{ itemId: '3', amount: 10_000 }] })
    expect((await mend(s, 'restore-item')).outcome).toBe('synced')
    expect(s.books.get('item', '3')).toMatchObject({ active: true })
    expect(await s.record('item', '3')).toMatchObject({ active: true })
    expect(await s.outbox()).toEqual([])
  })

  it('swaps the item for one that the user chose', async () => {
    const s = await ready()
    s.books.put(item({ id: '4', active: false }))
    await s.put(item({ id: '4' }))
    await refused(s, 'item-not-found', { lines: [{ itemId: '4', amount: 10_000 }] })
    expect(await s.ask('remedy.plan', asked('swap-item'))).toMatchObject({ asks: 'item' })
    expect((await mend(s, 'swap-item', { itemId: '3' })).outcome).toBe('synced')
    expect(s.books.of('invoice')[0]?.lines).toEqual([{ itemId: '3', itemName: 'Item 3', amount: 10_000 }])
  })

  it('sends the customer, then the invoice', async () => {
    const s = await ready()
    await s.put(customer({ id: 'own-c', name: 'New', syncState: 'failed' }))
    await refused(s, 'invalid-object-id', { customerId: 'own-c' })
    expect((await mend(s, 'sync-customer')).outcome).toBe('synced')
    const created = s.books.of('customer').find(({ name }) => name === 'New')
    expect(s.books.of('invoice')[0]?.customerId).toBe(created?.id)
    expect((await s.record('customer', 'own-c'))?.syncState).toBe('synced')
  })

  it('reads a customer that the ledger lacks', async () => {
    const s = await ready()
    s.books.put(customer({ id: '9', name: 'Bo' }))
    await refused(s, 'customer-ref-required', { customerId: '9' })
    expect((await mend(s, 'sync-customer')).outcome).toBe('synced')
    expect((await s.record('customer', '9'))?.name).toBe('Bo')
  })

  it('moves the date of a payment', async () => {
    const s = await ready()
    s.vendor.closedThrough = '2026-01-31'
    const failure = {
      class: 'needs-user',
      message: 'No.',
      guideId: 'account-period-closed',
      at: at(NOW),
    } as const
    await s.put(payment({ id: 'own-p', syncState: 'failed', failure, date: '2026-01-10' }))
    const of = { connectionId: C, entity: 'payment', id: 'own-p', action: 'move-date', choice: {} } as const
    const seal = sealOf(await s.ask('remedy.plan', of))
    expect(await s.ask('remedy.run', { ...of, seal })).toEqual({})
    expect(s.books.of('payment')[0] as Payment).toMatchObject({ date: '2026-02-01' })
  })

  it.each<[string, (s: Setting) => Promise<unknown>]>([
    [
      'the invoice changed since',
      s => s.put(invoice({ id: 'own-i', number: '2001', syncState: 'failed', failure: FAILURE })),
    ],
    ['the books changed since', async s => s.books.put(invoice({ id: '50', number: '1002' }))],
  ])('is refused when %s', async (_, change) => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    const seal = sealOf(await s.ask('remedy.plan', asked('next-free-number')))
    await change(s)
    await expect(s.ask('remedy.run', { ...asked('next-free-number'), seal })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('changed'),
    })
    expect(s.books.requests.map(({ name }) => name)).not.toContain('send')
    expect((await s.outbox())[0]?.state).toBe('needs-user')
  })

  it.each<[string, Partial<Invoice>, RemedyAction]>([
    ['of an imported invoice', { origin: 'imported' }, 'next-free-number'],
    ['of an invoice that did not fail', { syncState: 'unsynced' }, 'next-free-number'],
    ['of one that may be there', { syncState: 'unknown' }, 'next-free-number'],
    ['of one that stands there', { externalId: '7' }, 'next-free-number'],
    ['of an invoice without a stored answer', { failure: undefined as never }, 'next-free-number'],
  ])('nothing %s', async (_, patch, action) => {
    const s = await ready()
    await refused(s, 'duplicate-document-number', patch)
    await expect(s.ask('remedy.plan', asked(action))).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(s.ask('remedy.run', { ...asked(action), seal: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is no command of a page, and none of a browser that is not the home', async () => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    const companion = { id: 'x', url: 'https://qbo.intuit.com/app/invoice', tab: { id: 1 } }
    expect(await s.raw('remedy.run', { ...asked('next-free-number'), seal: 'x' }, companion)).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
    await s.connect({ isHome: false })
    await expect(s.ask('remedy.plan', asked('next-free-number'))).rejects.toMatchObject({ code: 'not-home' })
  })

  it('says so when it is refused again, and keeps the correction', async () => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    s.books.refuse = () => new AccountingError('Not like that.', { class: 'needs-user' })
    expect(await mend(s, 'next-free-number')).toEqual({
      outcome: 'failed',
      sentence: 'Invoice 1002 was refused again: Not like that.',
      undo: false,
    })
    expect(await s.record('invoice', 'own-i')).toMatchObject({ number: '1002', syncState: 'failed' })
  })

  it('can be taken back while nothing was sent, refusal and all', async () => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    const before = await s.record('invoice', 'own-i')
    s.books.fault = request => (request === 'send' ? 'offline' : 'ok')
    const outcome = await mend(s, 'next-free-number')
    expect(outcome).toMatchObject({ outcome: 'waiting', undo: true })
    expect(outcome.sentence).toContain('No network.')
    await s.ask('remedy.undo', { connectionId: C, entity: 'invoice', id: 'own-i' })
    expect(await s.record('invoice', 'own-i')).toEqual(before)
    expect(await s.outbox()).toMatchObject([{ state: 'needs-user', failure: { message: 'Refused.' } }])
    expect(await s.ask('remedy.plan', asked('next-free-number'))).toHaveProperty('seal')
  })

  it('cannot be taken back once it was sent', async () => {
    const s = await ready()
    await refused(s, 'duplicate-document-number')
    s.books.fault = request => (request === 'send' ? 'cut-after' : 'ok')
    expect(await mend(s, 'next-free-number')).toMatchObject({ undo: false })
    await expect(
      s.ask('remedy.undo', { connectionId: C, entity: 'invoice', id: 'own-i' }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

const FAILURE = {
  class: 'needs-user',
  message: 'Refused.',
  guideId: 'duplicate-document-number',
  at: at(NOW),
} as const
