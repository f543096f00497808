// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PageContext } from '../../../core/pages/page.ts'
import { saveConnectionSettings } from '../../../core/preferences/preferences.ts'
import { getConnection } from '../../../core/store/connections.ts'
import { invoicesByNumber } from '../../../core/store/invoices.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { allRecords, countRecords, getRecord } from '../../../core/store/records.ts'
import { CASES, NAMES, REALMS } from '../../sandbox/quickbooks/seed/cases.ts'
import { CLIENTS, companion, until, type WholeWorker, wholeWorker } from './whole-worker.ts'

const id = `quickbooks:production:${REALMS.bayside}`
const client = CLIENTS.quickbooks
const COMPANION = companion('quickbooks')
let whole: WholeWorker
const ask: WholeWorker['ask'] = (...asked) => whole.ask(...asked)
const ledger = () => whole.ledger()

beforeAll(async () => {
  whole = await wholeWorker('worker-sandbox')
})
afterAll(() => whole.close())

const company = () => whole.sandbox.quickbooks.company(REALMS.bayside)
const TODAY = new Date().toISOString().slice(0, 10)
const page = (number: string): PageContext => ({
  system: 'quickbooks',
  company: REALMS.bayside,
  kind: 'invoice',
  externalId: company().invoice(number).Id,
  number,
})

describe('one company’s life', { timeout: 60_000 }, () => {
  it('is refused by the user at the vendor’s page', async () => {
    whole.sandbox.quickbooks.oauth.autoApprove = 'cancel'
    await expect(ask('connection.connect', client)).rejects.toMatchObject({ code: 'sign-in' })
  })

  it('connects and imports', async () => {
    whole.sandbox.quickbooks.oauth.autoApprove = REALMS.bayside
    expect(await ask('connection.connect', client)).toMatchObject({ connectionId: id, renewed: false })
    await until(async () => {
      const connection = await getConnection(await ledger(), id)
      expect(connection).toMatchObject({ companyName: NAMES.bayside, importing: false, isHome: true })
    })
    await ask('sync.now', { connectionId: id })
    const there = company().all('Invoice').length
    expect(await countRecords(await ledger(), id, 'invoice')).toBe(there)
  })

  it('shows the record of the page, and every case of the seed company balances', async () => {
    expect(await ask('page.status', { context: page(CASES.overdue) }, COMPANION)).toMatchObject({
      state: 'invoice',
      invoice: { number: CASES.overdue, status: 'open' },
    })
    for (const number of [CASES.open, CASES.partiallyPaid, CASES.paid, CASES.euro, CASES.yen]) {
      const view = await ask('page.status', { context: page(number) }, COMPANION)
      if (view.state !== 'invoice') throw new Error(`${number}: ${view.state}`)
      const there = company().invoice(number)
      const digits = number === CASES.yen ? 0 : 2
      expect(view.invoice.balance).toMatchObject({
        accounting: Math.round(there.Balance * 10 ** digits),
        difference: 0,
        causes: [],
      })
    }
  })

  it('a balance changed in the books shows after Re-Sync', async () => {
    const invoice = (await invoicesByNumber(await ledger(), id, CASES.open))[0]
    if (!invoice) throw new Error('imported before')
    const { id: paymentId } = await ask('payment.record', {
      connectionId: id,
      payment: {
        customerId: invoice.customerId,
        date: invoice.date,
        amount: 5_000,
        method: 'ach',
        status: 'authorized',
        applications: [{ invoiceId: invoice.id, amount: 5_000 }],
      },
    })
    await until(async () => {
      const payment = await getRecord(await ledger(), id, 'payment', paymentId)
      expect(payment).toMatchObject({ standing: 'there', syncState: 'synced' })
    })
    const view = await ask('page.sync', { context: page(CASES.open) }, COMPANION)
    const accounting = invoice.accountingBalance - 5_000
    expect(view).toMatchObject({ invoice: { balance: { accounting, ar: accounting, difference: 0 } } })
    // It fails after it was submitted: the books cannot know (seed), and it is deleted there on request.
    await ask('payment.status', { connectionId: id, id: paymentId, status: 'failed' })
    expect(await ask('page.status', { context: page(CASES.open) }, COMPANION)).toMatchObject({
      invoice: { balance: { notCollected: 5_000 }, payments: [{ flag: 'failed-still-there' }] },
    })
    await ask('payment.deleteThere', { connectionId: id, id: paymentId })
    await until(async () => {
      const payment = await getRecord(await ledger(), id, 'payment', paymentId)
      expect(payment).toMatchObject({ standing: 'gone' })
    })
    expect(await ask('page.status', { context: page(CASES.open) }, COMPANION)).toMatchObject({
      invoice: { balance: { accounting: invoice.accountingBalance, difference: 0, notCollected: 0 } },
    })
  })

  it('an invoice made here stands there once; its number is taken from then on', async () => {
    const [overdue] = await invoicesByNumber(await ledger(), id, CASES.overdue)
    const item = (await allRecords(await ledger(), id, 'item')).find(
      each => each.active && each.type === 'service',
    )
    if (!overdue || !item) throw new Error('imported before')
    const draft = {
      number: 'AR-9001',
      customerId: overdue.customerId,
      date: TODAY,
      lines: [{ itemId: item.id, quantity: '2', unitPrice: '10', amount: 2_000 }],
    }
    const before = company().all('Invoice').length
    const saved = await ask('invoice.save', { connectionId: id, invoice: draft, push: true })
    await until(async () => {
      const invoice = await getRecord(await ledger(), id, 'invoice', saved.id)
      expect(invoice?.failure?.message).toBeUndefined()
      expect(invoice).toMatchObject({ syncState: 'synced', number: 'AR-9001' })
    })
    expect(company().all('Invoice')).toHaveLength(before + 1)
    await expect(ask('invoice.save', { connectionId: id, invoice: draft, push: true })).rejects.toMatchObject(
      { code: 'not-allowed' },
    )
    await ask('sync.now', { connectionId: id })
    expect(await countRecords(await ledger(), id, 'invoice')).toBe(before + 1)
    expect(await outboxOf(await ledger(), id)).toEqual([])
  })

  it('an error of the books stands on the record with its guide entry', async () => {
    const [overdue] = await invoicesByNumber(await ledger(), id, CASES.overdue)
    const items = await allRecords(await ledger(), id, 'item')
    const inactive = items.find(({ active }) => !active)
    if (!overdue || !inactive) throw new Error('imported before')
    // Hidden there after it was chosen here.
    const held = await ledger()
    await held.put('items', { ...inactive, active: true })
    const saved = await ask('invoice.save', {
      connectionId: id,
      invoice: {
        number: 'AR-9002',
        customerId: overdue.customerId,
        date: TODAY,
        lines: [{ itemId: inactive.id, quantity: '1', unitPrice: '10', amount: 1_000 }],
      },
      push: true,
    })
    await until(async () => {
      const invoice = await getRecord(held, id, 'invoice', saved.id)
      expect(invoice).toMatchObject({
        syncState: 'failed',
        failure: { class: 'needs-user', code: '2500' },
      })
    })
    await ask('record.discard', { connectionId: id, entity: 'invoice', id: saved.id })
  })

  it('skipped duplicates come in when the setting is turned on', async () => {
    const count = async () =>
      (await invoicesByNumber(await ledger(), id, CASES.duplicate)).filter(each => each.skippedFor).length
    expect(await count()).toBe(1)
    await saveConnectionSettings(id, { allowDuplicateNumbers: true })
    whole.worker.onPreferences()
    await until(async () => expect(await count()).toBe(0))
  })

  it('signing in to another company changes nothing', async () => {
    whole.sandbox.quickbooks.oauth.autoApprove = REALMS.harbor
    await expect(ask('connection.reconnect', { connectionId: id })).rejects.toMatchObject({
      code: 'wrong-company',
      message: expect.stringContaining(NAMES.harbor),
    })
    expect(await getConnection(await ledger(), id)).toMatchObject({ state: 'connected' })
    await ask('sync.now', { connectionId: id })
  })

  it('disconnects: the tokens are worth nothing any more', async () => {
    const held = await whole.secrets.vault.read(id)
    await ask('connection.disconnect', { connectionId: id, erase: false })
    expect(whole.sandbox.quickbooks.oauth.check(held?.accessToken ?? '', REALMS.bayside)).not.toBe('ok')
    await expect(ask('sync.now', { connectionId: id })).rejects.toMatchObject({ code: 'not-connected' })
  })
})
