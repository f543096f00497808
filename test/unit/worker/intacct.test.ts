// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser } from 'wxt/browser'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer } from '../../../core/ledger/records.ts'
import type { PageContext } from '../../../core/pages/page.ts'
import { exportPreferences } from '../../../core/preferences/backup.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { getConnection, patchConnection } from '../../../core/store/connections.ts'
import { invoicesByNumber } from '../../../core/store/invoices.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { allRecords, countRecords, getRecord, putRecord } from '../../../core/store/records.ts'
import { layDown } from '../../../core/store/restore-inbox.ts'
import { write } from '../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { BANK } from '../../sandbox/intacct/company.ts'
import { INTACCT_CASES as CASES, INTACCT_COMPANIES, INTACCT_NAMES } from '../../sandbox/intacct/seed/cases.ts'
import { REALMS } from '../../sandbox/quickbooks/seed/cases.ts'
import { idsOf } from '../accounting/intacct/alder-stand-in.ts'
import { CLIENTS, companion, until, type WholeWorker, wholeWorker } from './whole-worker.ts'

/** The whole worker, beside a company of QuickBooks Online. */
const id = `intacct:production:${INTACCT_COMPANIES.alder}`
const qbo = `quickbooks:production:${REALMS.bayside}`
const client = CLIENTS.intacct
const COMPANION = companion('intacct')
const SETUP = { account: '4000', location: '110', bankAccount: BANK }
let whole: WholeWorker
const ask: WholeWorker['ask'] = (...asked) => whole.ask(...asked)
const ledger = () => whole.ledger()

beforeAll(async () => {
  whole = await wholeWorker('worker-intacct')
})
afterAll(() => whole.close())

const company = () => whole.sandbox.intacct.company(INTACCT_COMPANIES.alder)
const stored = async () => (await getConnection(await ledger(), id)) as Connection
const page = (number: string, label = 'Alder Creek Furnishings | Top level'): PageContext => ({
  system: 'intacct',
  company: label,
  kind: 'invoice',
  number,
})

describe('one company’s life in Intacct', { timeout: 60_000 }, () => {
  it('connects without a secret, and reads nothing before it knows where records go', async () => {
    const { intacct } = whole.sandbox
    intacct.oauth.autoApprove = INTACCT_COMPANIES.alder
    // The token alone says whose it is: it is kept until it could be asked.
    const busy = intacct.faults.plan({
      path: /introspect/,
      fault: { kind: 'status', status: 503, as: 'html' },
      times: 99,
    })
    await expect(ask('connection.connect', client)).rejects.toMatchObject({ code: 'company-unread' })
    busy.remove()
    expect(await ask('connection.connect', client)).toMatchObject({ connectionId: id, renewed: false })
    expect(intacct.requests.count({ path: /oauth2\/token/ })).toBe(1)
    expect(await stored()).toMatchObject({
      companyName: INTACCT_NAMES.alder,
      companyId: INTACCT_COMPANIES.alder,
      timeZone: 'America/New_York',
      awaitsSetup: true,
      importing: true,
    })
    await expect(ask('sync.now', { connectionId: id })).rejects.toMatchObject({ code: 'not-connected' })
    await whole.worker.wake()
    expect(whole.sandbox.intacct.requests.count({ path: /core\/query/ })).toBe(0)
  })

  it('asks once, and then imports', async () => {
    const lists = await ask('connection.setupLists', { connectionId: id })
    expect(lists.bankAccounts.map(each => each.id)).toContain(BANK)
    for (const setup of [{ account: '4000' }, { bankAccount: BANK }])
      await expect(ask('connection.setUp', { connectionId: id, setup })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    await ask('connection.setUp', { connectionId: id, setup: SETUP })
    await until(async () => expect(await stored()).toMatchObject({ importing: false, setup: SETUP }))
    expect(await stored()).not.toHaveProperty('awaitsSetup')
    for (const kind of ['customer', 'item', 'invoice', 'payment', 'creditMemo'] as const)
      expect(await countRecords(await ledger(), id, kind)).toBe(idsOf(company(), kind).length)
    await expect(
      ask('connection.setUp', { connectionId: id, setup: { ...SETUP, entity: 'EAST' } }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('keeps every balance', async () => {
    for (const invoice of await allRecords(await ledger(), id, 'invoice')) {
      const there = company().invoice(invoice.number)
      const due = invoice.voided ? 0 : Math.round(Number(there.totalTxnAmountDue) * 100)
      expect([invoice.number, invoice.accountingBalance]).toEqual([invoice.number, due])
    }
  })

  it('knows a page only once the user has said whose label it shows', async () => {
    const context = page(CASES.overdue)
    expect(await ask('page.status', { context }, COMPANION)).toEqual({
      state: 'other-company',
      pageCompany: context.company,
      connected: [INTACCT_NAMES.alder],
      linkable: [{ connectionId: id, name: INTACCT_NAMES.alder }],
    })
    // Never from the page itself.
    await expect(ask('page.link', { context, connectionId: id }, COMPANION)).rejects.toMatchObject({
      code: 'refused',
    })
    expect(await ask('page.link', { context, connectionId: id })).toMatchObject({
      state: 'invoice',
      invoice: { number: CASES.overdue, foundBy: 'number' },
    })
    expect(await ask('page.status', { context }, COMPANION)).toMatchObject({ state: 'invoice' })
    expect(await ask('page.status', { context: page(CASES.overdue, 'Other') }, COMPANION)).toMatchObject({
      state: 'other-company',
    })
    expect((await stored()).pageLabels).toEqual([context.company])
  })

  it('forgets the label when asked', async () => {
    const context = page(CASES.overdue, 'Alder Creek Furnishings | Alder Creek East')
    await ask('page.link', { context, connectionId: id })
    await ask('connection.unlinkPages', { connectionId: id })
    expect(await ask('page.status', { context }, COMPANION)).toMatchObject({ state: 'other-company' })
    await ask('page.link', { context: page(CASES.overdue), connectionId: id })
  })

  it('archives what the page shows, and goes on showing it with its mark', async () => {
    const context = page(CASES.overdue)
    for (const archived of [true, false])
      expect(await ask('page.archive', { context, archived }, COMPANION)).toMatchObject({
        state: 'invoice',
        invoice: { number: CASES.overdue, archived, foundBy: 'number' },
      })
  })

  it('stores no session of a page', async () => {
    const everything = await Promise.all(
      [...(await ledger()).objectStoreNames].map(async store => (await ledger()).getAll(store as never)),
    )
    const kept = [everything, await browser.storage.local.get(null), await browser.storage.sync.get(null)]
    expect(JSON.stringify(kept)).not.toContain('SECRET-SESSION')
    expect(JSON.stringify(kept)).not.toMatch(/[?&]\.sess=/)
  })

  it('shows a change in the books after Re-Sync', async () => {
    const invoice = (await invoicesByNumber(await ledger(), id, CASES.open))[0]
    if (!invoice) throw new Error('no invoice')
    company().pay(String(invoice.externalId), '100.00')
    await ask('record.sync', { connectionId: id, entity: 'invoice', id: invoice.id })
    const after = await getRecord(await ledger(), id, 'invoice', invoice.id)
    expect(after?.accountingBalance).toBe(invoice.accountingBalance - 10_000)
  })

  it('pushes an invoice, and a payment that pays it', async () => {
    const customer = (await allRecords(await ledger(), id, 'customer')).find(each => each.active)
    const item = (await allRecords(await ledger(), id, 'item')).find(each => each.active)
    const date = company().ledger.today()
    const made = await ask('invoice.save', {
      connectionId: id,
      push: true,
      invoice: {
        number: 'ARC-1',
        customerId: customer?.id ?? '',
        date,
        lines: [{ itemId: item?.id ?? '', quantity: '2', unitPrice: '10.50', amount: 2_100 }],
      },
    })
    await until(async () => {
      expect(await getRecord(await ledger(), id, 'invoice', made.id)).toMatchObject({ syncState: 'synced' })
    })
    expect(company().invoice('ARC-1')).toMatchObject({ state: 'posted', totalTxnAmount: '21.00' })
    await ask('payment.record', {
      connectionId: id,
      payment: {
        customerId: customer?.id ?? '',
        date,
        amount: 2_100,
        method: 'ach',
        status: 'succeeded',
        applications: [{ invoiceId: made.id, amount: 2_100 }],
      },
    })
    await until(async () => expect(company().invoice('ARC-1').state).toBe('paid'))
    await until(async () => expect(await outboxOf(await ledger(), id)).toEqual([]))
  })

  it('pays an Order Entry invoice whose key changed since it was read', async () => {
    const invoice = (await invoicesByNumber(await ledger(), id, CASES.orderEntry))[0]
    if (!invoice) throw new Error('no invoice')
    expect(invoice.id).toBe('document:Sales Invoice-SI0110')
    company().edit('document', String(company().document('Sales Invoice-SI0110').key), { memo: 'x' })
    await ask('payment.record', {
      connectionId: id,
      payment: {
        customerId: invoice.customerId,
        date: invoice.date,
        amount: invoice.accountingBalance,
        method: 'check',
        status: 'succeeded',
        applications: [{ invoiceId: invoice.id, amount: invoice.accountingBalance }],
      },
    })
    await until(async () => expect(company().invoice(CASES.orderEntry).state).toBe('paid'))
    expect(await countRecords(await ledger(), id, 'invoice')).toBe(idsOf(company(), 'invoice').length)
  })

  it('removes nothing but what was deleted at the deletion check', async () => {
    company().edit('document', String(company().document('Sales Invoice-SI0109').key), { memo: 'x' })
    const gone = (await allRecords(await ledger(), id, 'invoice')).find(({ number }) => number === 'INV-1039')
    company().remove('invoice', String(gone?.externalId))
    await ask('deletion.run', { connectionId: id })
    await until(async () =>
      expect((await allRecords(await ledger(), id, 'invoice')).map(each => each.externalId).sort()).toEqual(
        idsOf(company(), 'invoice').sort(),
      ),
    )
  })

  it('stands beside a company of QuickBooks Online, and nothing mixes', async () => {
    whole.sandbox.quickbooks.oauth.autoApprove = REALMS.bayside
    const before = await countRecords(await ledger(), id, 'invoice')
    await ask('connection.connect', CLIENTS.quickbooks)
    await until(async () =>
      expect(await getConnection(await ledger(), qbo)).toMatchObject({ importing: false }),
    )
    expect(await countRecords(await ledger(), id, 'invoice')).toBe(before)
    expect(await getConnection(await ledger(), qbo)).not.toHaveProperty('awaitsSetup')
    const context: PageContext = {
      system: 'quickbooks',
      company: 'Alder Creek Furnishings | Top level',
      kind: 'other',
    }
    expect(
      await ask('page.status', { context }, { ...COMPANION, url: 'https://app.qbo.intuit.com/app/home' }),
    ).not.toHaveProperty('linkable')
  })

  it('connected elsewhere, it waits for a new sign-in and says why', async () => {
    whole.sandbox.intacct.oauth.authorizeElsewhere(INTACCT_COMPANIES.alder, 'dwhitfield')
    whole.sandbox.intacct.oauth.expireAccessTokens(INTACCT_COMPANIES.alder)
    await ask('sync.now', { connectionId: id }).catch(() => undefined)
    expect(await stored()).toMatchObject({
      state: 'sign-in-needed',
      stateReason: 'Connected in another browser, sign in again.',
    })
    await ask('connection.reconnect', { connectionId: id })
    expect(await stored()).toMatchObject({ state: 'connected', setup: SETUP })
    expect(await stored()).not.toHaveProperty('awaitsSetup')
  })

  it('makes no customer twice that it sent after the backup was saved', async () => {
    const name = 'Made once, sent twice'
    const own: Customer = {
      kind: 'customer',
      connectionId: id,
      id: 'own-0b5c8a52-9d5e-4c1e-8f0a-3d7b6a1c2e4f',
      origin: 'own',
      syncState: 'unsynced',
      name,
      active: true,
      currency: 'USD',
    }
    const wanted = { connectionId: id, action: 'create-customer', recordId: own.id } as const
    const madeAt = new Date().toISOString()
    // Nothing goes out before the backup holds it.
    await write(await ledger(), [...ENQUEUE_STORES, 'connections'], async tx => {
      await patchConnection(tx, id, { state: 'disconnected' })
      await putRecord(tx, own)
      await enqueue(tx, wanted, madeAt)
    })
    const preferences = await exportPreferences()
    const backup = await makeBackup(await ledger(), { madeAt, madeBy: '0', preferences })
    const there = () =>
      company()
        .all('customer')
        .filter(each => each.name === name)
    await write(await ledger(), ['connections'], tx => patchConnection(tx, id, { state: 'connected' }))
    await ask('push.retry', { connectionId: id, entity: 'customer', id: own.id })
    await until(async () => expect(there()).toHaveLength(1))

    await layDown(backup)
    await ask('data.restore', {})
    await ask('connection.reconnect', { connectionId: id })
    await ask('connection.makeHome', { connectionId: id })
    await until(async () => expect(await outboxOf(await ledger(), id)).toEqual([]))
    expect(there()).toHaveLength(1)
    expect(await getRecord(await ledger(), id, 'customer', own.id)).toMatchObject({
      syncState: 'synced',
      externalId: there()[0]?.key,
    })
  })
})
