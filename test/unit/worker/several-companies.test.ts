// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountingSystem, Invoice, LedgerRecord } from '../../../core/ledger/records.ts'
import type { PageContext } from '../../../core/pages/page.ts'
import {
  connectionSettings,
  readPreferences,
  saveConnectionSettings,
} from '../../../core/preferences/preferences.ts'
import { getConnection } from '../../../core/store/connections.ts'
import { invoicesByNumber } from '../../../core/store/invoices.ts'
import { allRecords } from '../../../core/store/records.ts'
import { listRuns } from '../../../core/store/runs.ts'
import { BANK } from '../../sandbox/intacct/company.ts'
import { INTACCT_CASES, INTACCT_COMPANIES } from '../../sandbox/intacct/seed/cases.ts'
import { REALMS } from '../../sandbox/quickbooks/seed/cases.ts'
import { CLIENTS, companion, until, type WholeWorker, wholeWorker } from './whole-worker.ts'

interface Held {
  system: AccountingSystem
  companyId: string
  id: string
}
const held = (system: AccountingSystem, companyId: string): Held => ({
  system,
  companyId,
  id: `${system}:production:${companyId}`,
})
/** Two companies of each system, whose numbers and ids repeat. */
const bayside = held('quickbooks', REALMS.bayside)
const harbor = held('quickbooks', REALMS.harbor)
const alder = held('intacct', INTACCT_COMPANIES.alder)
const kestrel = held('intacct', INTACCT_COMPANIES.kestrel)
const ALL = [bayside, harbor, alder, kestrel]
/** In every one of them, entered there. */
const SAME = '1038'

let whole: WholeWorker
const ask: WholeWorker['ask'] = (...asked) => whole.ask(...asked)
const ledger = () => whole.ledger()
const connection = async ({ id }: Held) => getConnection(await ledger(), id)
const invoices = async ({ id }: Held): Promise<Invoice[]> => allRecords(await ledger(), id, 'invoice')
const numbered = async ({ id }: Held, number: string) => invoicesByNumber(await ledger(), id, number)
const label = ({ companyId }: Held) => `${companyId} | Top level`
const traffic = ({ system }: Held) =>
  system === 'intacct' ? whole.sandbox.intacct : whole.sandbox.quickbooks

const currencyOf = (row: Record<string, unknown>) => (row.currency as { txnCurrency?: string }).txnCurrency

/** What is owed on each invoice in dollars, by the ledger's id, as the books have it. */
function there({ system, companyId }: Held): Record<string, number> {
  const cents = (amount: unknown) => Math.round(Number(amount) * 100)
  const rows: [string, number][] =
    system === 'quickbooks'
      ? whole.sandbox.quickbooks
          .company(companyId)
          .all('Invoice')
          .filter(({ CurrencyRef }) => CurrencyRef.value === 'USD')
          .map(({ Id, Balance }) => [Id, cents(Balance)])
      : whole.sandbox.intacct
          .company(companyId)
          .all('invoice')
          .filter(row => !['draft', 'reversal', 'reversed'].includes(String(row.state)))
          .filter(row => Number(row.totalTxnAmount) >= 0 && currencyOf(row) === 'USD')
          .map(row => [
            row.documentId ? `document:${row.documentId}` : String(row.key),
            cents(row.totalTxnAmountDue),
          ])
  return Object.fromEntries(rows)
}

/** Another invoice of that number. */
function enter({ system, companyId }: Held, number: string): void {
  if (system === 'quickbooks') {
    const company = whole.sandbox.quickbooks.company(companyId)
    const { CustomerRef, Line } = company.all('Invoice').find(({ Balance }) => Balance > 0) ?? {}
    company.create('Invoice', { DocNumber: number, CustomerRef, Line })
    return
  }
  const company = whole.sandbox.intacct.company(companyId)
  const date = company.ledger.today()
  const line = {
    txnAmount: '77.00',
    glAccount: { id: '4000' },
    dimensions: { location: { id: locationOf(companyId) } },
  }
  company.create('invoice', {
    customer: { id: 'C-00001' },
    invoiceNumber: number,
    invoiceDate: date,
    dueDate: date,
    lines: [line],
  })
}
const locationOf = (companyId: string) => (companyId === INTACCT_COMPANIES.alder ? '110' : '100')

/** Every job of every company is due, and the worker wakes. */
async function wakeWithAllDue(): Promise<void> {
  const store = await ledger()
  for (const job of await store.getAll('schedule'))
    if (job.kind === 'sync') await store.put('schedule', { ...job, dueAt: '2020-01-01T00:00:00.000Z' })
  await whole.worker.wake()
}
const lastRun = async ({ id }: Held) => (await listRuns(await ledger(), id)).rows[0]

beforeAll(async () => {
  whole = await wholeWorker('worker-several')
  for (const each of ALL) {
    if (!Object.values(there(each)).length) throw new Error(`${each.companyId} is empty.`)
    enter(each, SAME)
    traffic(each).oauth.autoApprove = each.companyId
    await ask('connection.connect', CLIENTS[each.system])
    if (each.system === 'intacct')
      await ask('connection.setUp', {
        connectionId: each.id,
        setup: { account: '4000', location: locationOf(each.companyId), bankAccount: BANK },
      })
    await until(async () => expect(await connection(each)).toMatchObject({ importing: false }))
    await until(async () => expect(await lastRun(each)).toMatchObject({ outcome: 'ok' }))
    if (each.system === 'intacct') {
      const context: PageContext = { system: 'intacct', company: label(each), kind: 'other' }
      await ask('page.link', { context, connectionId: each.id })
    }
  }
}, 120_000)
afterAll(() => whole.close())

describe('several companies of both systems in one ledger', { timeout: 60_000 }, () => {
  it('have ids and numbers in common, so that something could mix', async () => {
    const ids = await Promise.all(ALL.map(async each => new Set((await invoices(each)).map(({ id }) => id))))
    expect([...(ids[0] ?? [])].filter(id => ids[1]?.has(id)).length).toBeGreaterThan(0)
    expect([...(ids[2] ?? [])].filter(id => ids[3]?.has(id)).length).toBeGreaterThan(0)
    for (const each of ALL) expect((await numbered(each, SAME)).length).toBeGreaterThan(0)
  })

  it.each(ALL)('$id holds what its own books do', async each => {
    const rows = (await invoices(each)).filter(row => row.currency === 'USD' && !row.voided)
    const here = Object.fromEntries(rows.map(row => [row.externalId, row.accountingBalance]))
    expect(here).toMatchObject(Object.fromEntries(Object.entries(there(each)).filter(([id]) => id in here)))
    for (const [id, due] of Object.entries(there(each))) expect([id, here[id] ?? 0]).toEqual([id, due])
    const all: LedgerRecord[] = await invoices(each)
    expect(all.every(({ connectionId }) => connectionId === each.id)).toBe(true)
  })

  it.each(ALL)('a page of $id shows its own record of a number that all have', async each => {
    const [own] = (await numbered(each, SAME)).filter(({ skippedFor }) => !skippedFor)
    const context: PageContext = {
      system: each.system,
      company: each.system === 'quickbooks' ? each.companyId : label(each),
      kind: 'invoice',
      number: SAME,
      ...(each.system === 'quickbooks' ? { externalId: own?.externalId ?? '' } : {}),
    }
    expect(await ask('page.status', { context }, companion(each.system))).toMatchObject({
      state: 'invoice',
      connection: { id: each.id },
      invoice: { connectionId: each.id, id: own?.id, total: own?.total },
    })
  })

  it('a payment goes to the books of its invoice alone', async () => {
    const before = ALL.map(there)
    const [invoice] = (await numbered(kestrel, SAME)).filter(({ accountingBalance }) => accountingBalance > 0)
    if (!invoice) throw new Error('no invoice')
    await ask('payment.record', {
      connectionId: kestrel.id,
      payment: {
        customerId: invoice.customerId,
        date: invoice.date,
        amount: 1_000,
        method: 'check',
        status: 'succeeded',
        applications: [{ invoiceId: invoice.id, amount: 1_000 }],
      },
    })
    await until(async () =>
      expect(there(kestrel)[invoice.externalId ?? '']).toBe(invoice.accountingBalance - 1_000),
    )
    expect(ALL.slice(0, 3).map(there)).toEqual(before.slice(0, 3))
  })

  it('settings differ per company: duplicates come in where they are allowed, and nowhere else', async () => {
    for (const each of [bayside, harbor]) {
      enter(each, 'TWICE-1')
      enter(each, 'TWICE-1')
      await ask('sync.now', { connectionId: each.id })
      expect((await numbered(each, 'TWICE-1')).filter(({ skippedFor }) => skippedFor)).toHaveLength(1)
    }
    await saveConnectionSettings(harbor.id, { allowDuplicateNumbers: true, dailyCap: 3 })
    whole.worker.onPreferences()
    await until(async () =>
      expect((await numbered(harbor, 'TWICE-1')).filter(({ skippedFor }) => skippedFor)).toHaveLength(0),
    )
    expect((await numbered(bayside, 'TWICE-1')).filter(({ skippedFor }) => skippedFor)).toHaveLength(1)
    const caps = ALL.map(async ({ id }) => connectionSettings(await readPreferences(), id).dailyCap)
    expect(await Promise.all(caps)).toEqual([50, 3, 50, 50])
  })

  describe('trouble of one company stops no other', () => {
    /** Paused for a minute by their own throttling. */
    const paused = new Set<Held>()
    async function othersGoOn(one: Held): Promise<void> {
      const others = ALL.filter(each => each !== one && !paused.has(each))
      const before = await Promise.all(others.map(async each => (await lastRun(each))?.id))
      await wakeWithAllDue()
      for (const [at, each] of others.entries()) {
        const run = await lastRun(each)
        expect(run?.id).not.toBe(before[at])
        expect([each.id, run?.outcome]).toEqual([each.id, 'ok'])
        expect(await connection(each)).toMatchObject({ state: 'connected' })
      }
    }

    it.each([bayside, kestrel])('$id is throttled', async one => {
      const throttled = traffic(one).faults.plan({
        realm: one.companyId,
        times: Number.POSITIVE_INFINITY,
        fault: { kind: 'throttle' },
      })
      await othersGoOn(one)
      throttled.remove()
      paused.add(one)
      expect(throttled.hits).toBeGreaterThan(0)
      expect(await lastRun(one)).toMatchObject({ outcome: 'failed' })
      expect(await connection(one)).toMatchObject({ state: 'connected' })
    })

    it.each([harbor, alder])('the sign-in of $id has ended', async one => {
      traffic(one).oauth.revokeAll(one.companyId)
      await othersGoOn(one)
      expect(await connection(one)).toMatchObject({ state: 'sign-in-needed' })
      traffic(one).oauth.autoApprove = one.companyId
      await ask('connection.reconnect', { connectionId: one.id })
      expect(await connection(one)).toMatchObject({ state: 'connected' })
    })
  })

  it('a deletion check of one company removes nothing of another that has the same id', async () => {
    const known = (await invoices(alder)).find(({ number }) => number === INTACCT_CASES.overdue)
    const before = await Promise.all(ALL.map(async each => (await invoices(each)).length))
    whole.sandbox.intacct.company(alder.companyId).remove('invoice', String(known?.externalId))
    await ask('deletion.run', { connectionId: alder.id })
    await until(async () => expect(await invoices(alder)).toHaveLength((before[2] ?? 0) - 1))
    expect(
      await Promise.all([bayside, harbor, kestrel].map(async each => (await invoices(each)).length)),
    ).toEqual([before[0], before[1], before[3]])
  })
})
