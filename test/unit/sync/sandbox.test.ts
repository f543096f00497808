// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateBudget } from '../../../core/accounting/rate-budget.ts'
import { createConnector } from '../../../core/accounting/registry.ts'
import type { Secrets } from '../../../core/accounting/secrets.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { newKey } from '../../../core/ledger/keys.ts'
import { parseAmount } from '../../../core/ledger/money.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { getConnection, putConnection } from '../../../core/store/connections.ts'
import { getDeletionCheck } from '../../../core/store/deletion-checks.ts'
import { invoicesByNumber } from '../../../core/store/invoices.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { getPdf } from '../../../core/store/pdfs.ts'
import { allRecords, getRecord, putRecord } from '../../../core/store/records.ts'
import { listEvents, listRuns } from '../../../core/store/runs.ts'
import { getJob } from '../../../core/store/schedule.ts'
import { tombstonesOf } from '../../../core/store/tombstones.ts'
import { write } from '../../../core/store/transaction.ts'
import type { EngineDeps } from '../../../core/sync/deps.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { pushWaiting } from '../../../core/sync/push/push-waiting.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { DEFAULT_CLIENT } from '../../sandbox/quickbooks/oauth/clients.ts'
import { CASES, REALMS } from '../../sandbox/quickbooks/seed/cases.ts'

/** The whole engine, the real connector, the sandbox over HTTP: one company's life, in order. */
const id = `quickbooks:production:${REALMS.bayside}`
const opened = ledgerNamed('engine-sandbox')
let sandbox: Sandbox
let engine: ReturnType<typeof createEngine>
let offset = 0

beforeAll(async () => {
  sandbox = await startSandbox()
  const { accessToken, refreshToken } = sandbox.quickbooks.oauth.issue(REALMS.bayside)
  let secrets: Secrets | undefined = {
    connectionId: id,
    clientId: DEFAULT_CLIENT.id,
    clientSecret: DEFAULT_CLIENT.secret,
    accessToken,
    refreshToken,
    accessExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  }
  const now = () => Date.now() + offset
  const budget = rateBudget({ perSecond: 10, perMinute: 500, concurrent: 6 }, now)
  const deps: EngineDeps = {
    ledger: () => opened.open(),
    connectorFor: (connection, priority) =>
      createConnector(connection, {
        priority: priority ?? 'low',
        now,
        budget,
        lock: async (_, work) => work(),
        fetch: ((input: RequestInfo | URL, init?: RequestInit) => {
          const { pathname, search } = new URL(String(input))
          return fetch(`http://127.0.0.1:${sandbox.httpPort}${pathname}${search}`, init)
        }) as typeof fetch,
        vault: {
          read: async () => secrets,
          write: async next => {
            secrets = next
          },
          erase: async () => {
            secrets = undefined
          },
        },
      }),
    now,
    random: () => 0.5,
    settingsOf: () => ({
      allowDuplicateInvoiceNumbers: false,
      submitAuthorizedAch: true,
      syncEveryMinutes: 10,
    }),
    announce: () => undefined,
    lock: async (_, work) => work(),
    keepAlive: () => () => undefined,
    push: (connection, log, scope) =>
      pushWaiting({ ...deps, newKey, online: () => true }, connection, log, scope),
  }
  engine = createEngine(deps)
  const connection: Connection = {
    id,
    system: 'quickbooks',
    environment: 'production',
    companyId: REALMS.bayside,
    companyName: 'Bayside',
    homeCurrency: 'USD',
    timeZone: 'America/Los_Angeles',
    state: 'connected',
    isHome: true,
    connectedAt: new Date().toISOString(),
    importing: true,
  }
  await write(await opened.open(), ['connections'], tx => putConnection(tx, connection))
}, 60_000)

afterAll(async () => {
  await opened.close()
  await sandbox.close()
})

const company = () => sandbox.quickbooks.company(REALMS.bayside)
const pass = (milliseconds: number) => {
  offset += milliseconds
  sandbox.quickbooks.clock.advance(milliseconds)
}

async function inStep() {
  const ledger = await opened.open()
  const invoices = await allRecords(ledger, id, 'invoice')
  const payments = await allRecords(ledger, id, 'payment')
  expect(
    Object.fromEntries(
      invoices.map(each => [each.externalId, [each.number, each.total, each.accountingBalance]]),
    ),
  ).toEqual(
    Object.fromEntries(
      company()
        .all('Invoice')
        .map(each => {
          const currency = each.CurrencyRef?.value ?? 'USD'
          const minor = (amount: unknown) => parseAmount(String(amount), currency)
          return [each.Id, [each.DocNumber ?? '', minor(each.TotalAmt), minor(each.Balance)]]
        }),
    ),
  )
  expect(payments.map(({ externalId }) => externalId).sort()).toEqual(
    company()
      .all('Payment')
      .map(({ Id }) => Id)
      .sort(),
  )
}

describe('the engine against the sandbox', () => {
  it('imports the company and is in step', async () => {
    await engine.wake()
    const ledger = await opened.open()
    expect(await getConnection(ledger, id)).toMatchObject({
      importing: false,
      companyName: company().name,
      lastSyncOutcome: 'ok',
    })
    await inStep()
    expect((await allRecords(ledger, id, 'customer')).length).toBe(company().all('Customer').length)
    const twice = await invoicesByNumber(ledger, id, CASES.duplicate)
    expect(twice.map(({ skippedFor }) => skippedFor !== undefined).sort()).toEqual([false, true])
    expect((await listRuns(ledger, id)).rows[0]).toMatchObject({ kind: 'import', outcome: 'ok' })
  }, 30_000)

  it('follows what changes there, by the change feed alone', async () => {
    pass(600_000)
    const open = company().invoice(CASES.open)
    company().edit('Invoice', open.Id, { DueDate: '2031-01-31' })
    company().create('Payment', {
      CustomerRef: open.CustomerRef,
      TotalAmt: 10,
      Line: [{ Amount: 10, LinkedTxn: [{ TxnId: open.Id, TxnType: 'Invoice' }] }],
    })
    const settled = company().all('Payment')[0]
    company().remove('Payment', settled?.Id as string)
    await engine.wake()
    await inStep()
    const ledger = await opened.open()
    expect((await getRecord(ledger, id, 'invoice', open.Id))?.dueDate).toBe('2031-01-31')
    expect((await tombstonesOf(ledger, id, 'payment')).map(tombstone => tombstone.id)).toEqual([settled?.Id])
  }, 30_000)

  it('refreshes an expired sign-in on the way', async () => {
    pass(7_200_000)
    sandbox.quickbooks.oauth.expireAccessTokens()
    company().edit('Invoice', company().invoice(CASES.open).Id, { PrivateNote: 'x' })
    await engine.wake()
    expect(await getConnection(await opened.open(), id)).toMatchObject({
      state: 'connected',
      lastSyncOutcome: 'ok',
    })
    await inStep()
  }, 30_000)

  it('sends a payment of ours once, and its invoice shows it', async () => {
    const ledger = await opened.open()
    const invoice = (await invoicesByNumber(ledger, id, CASES.overdue))[0]
    if (!invoice) throw new Error('no overdue invoice')
    const payment: Payment = {
      kind: 'payment',
      connectionId: id,
      id: 'own-payment',
      origin: 'own',
      syncState: 'unsynced',
      customerId: invoice.customerId,
      customerName: invoice.customerName,
      currency: invoice.currency,
      date: invoice.date,
      amount: 1_000,
      applications: [{ invoiceId: invoice.id, amount: 1_000 }],
      unapplied: 0,
      method: 'ach',
      status: 'authorized',
      standing: 'none',
      source: 'processed',
      ourKey: newKey(),
      voided: false,
    }
    await write(ledger, ENQUEUE_STORES, async tx => {
      await putRecord(tx, payment)
      await enqueue(
        tx,
        { connectionId: id, action: 'create-payment', recordId: payment.id },
        new Date().toISOString(),
      )
    })
    const before = company().all('Payment').length
    // The answer is lost: the payment stands there, and nobody here knows.
    sandbox.quickbooks.faults.plan({
      method: 'POST',
      path: /\/payment$/,
      fault: { kind: 'cut', when: 'after' },
    })
    pass(600_000)
    await engine.wake()
    pass(600_000)
    await engine.wake()
    expect(await getRecord(ledger, id, 'payment', payment.id)).toMatchObject({
      standing: 'there',
      syncState: 'synced',
      status: 'authorized',
    })
    expect(await outboxOf(ledger, id)).toEqual([])
    expect(company().all('Payment').length).toBe(before + 1)
    await inStep()
  }, 30_000)

  it('Re-Sync brings the balance and the PDF of one invoice at once', async () => {
    const open = company().invoice(CASES.partiallyPaid)
    company().create('Payment', {
      CustomerRef: open.CustomerRef,
      TotalAmt: 5,
      Line: [{ Amount: 5, LinkedTxn: [{ TxnId: open.Id, TxnType: 'Invoice' }] }],
    })
    await engine.resync(id, 'invoice', open.Id, 'user')
    await inStep()
    expect((await getPdf(await opened.open(), id, open.Id))?.size).toBeGreaterThan(500)
  }, 30_000)

  it('imports a new invoice by its exact number', async () => {
    const open = company().invoice(CASES.open)
    company().create('Invoice', {
      DocNumber: 'BY-NUMBER',
      CustomerRef: open.CustomerRef,
      Line: open.Line.slice(0, 1),
    })
    expect(await engine.importByNumber(id, 'BY-NUMBER', 'user')).toMatchObject({ outcome: 'imported' })
    expect(await engine.importByNumber(id, 'BY-NUMBER', 'user')).toMatchObject({ outcome: 'already-here' })
    expect(await engine.importByNumber(id, 'BY-NUM', 'user')).toMatchObject({ outcome: 'not-found' })
    expect(await engine.importByNumber(id, CASES.apostrophe, 'user')).toMatchObject({
      outcome: 'already-here',
    })
    await inStep()
  }, 30_000)

  it('removes at the deletion check what was deleted there, after its stored time has come', async () => {
    const ledger = await opened.open()
    const gone = company().invoice(CASES.zeroLine)
    company().remove('Invoice', gone.Id)
    pass(600_000)
    await engine.wake()
    expect((await getRecord(ledger, id, 'invoice', gone.Id))?.deletedThereAt).toBeDefined()
    pass(86_400_000)
    await engine.wake()
    expect(await getRecord(ledger, id, 'invoice', gone.Id)).toBeUndefined()
    expect(await getDeletionCheck(ledger, id)).toBeUndefined()
    await inStep()
    const job = await getJob(ledger, id, 'deletion-check')
    expect(job?.dueAt).toMatch(/T01:00:00\.000Z$/)
  }, 30_000)

  it('goes on through throttling, a page of HTML, a cut answer and a fault dressed as a success', async () => {
    const plans = [
      { kind: 'throttle' },
      { kind: 'status', status: 502, as: 'html' },
      { kind: 'truncated' },
      {
        kind: 'fault',
        status: 200,
        code: '10000',
        message: 'An application error has occurred',
        type: 'SystemFault',
      },
      { kind: 'cut', when: 'after' },
    ] as const
    for (const fault of plans) {
      sandbox.quickbooks.faults.plan({ path: /\/cdc$/, times: 5, fault })
      company().edit('Invoice', company().invoice(CASES.open).Id, { PrivateNote: fault.kind })
      pass(600_000)
      await engine.wake()
      sandbox.quickbooks.faults.clear()
      pass(3_600_000)
      await engine.wake()
      expect(await getConnection(await opened.open(), id), fault.kind).toMatchObject({
        lastSyncOutcome: 'ok',
      })
      await inStep()
    }
  }, 60_000)

  it('asks to sign in again when the user disconnected it there, and waits', async () => {
    sandbox.quickbooks.oauth.revokeAll(REALMS.bayside)
    pass(600_000)
    await engine.wake()
    const ledger = await opened.open()
    expect(await getConnection(ledger, id)).toMatchObject({ state: 'sign-in-needed' })
    const { total } = await listRuns(ledger, id)
    pass(600_000)
    await engine.wake()
    expect((await listRuns(ledger, id)).total).toBe(total)
    expect(await engine.nextDueAt()).toBeUndefined()
    expect(JSON.stringify((await listEvents(ledger, id)).rows)).not.toContain(DEFAULT_CLIENT.secret)
  }, 30_000)
})
