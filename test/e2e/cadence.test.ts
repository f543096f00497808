import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Invoice } from '../../core/ledger/records.ts'
import type { StoredReminder } from '../../core/store/schema.ts'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { connections, ledgerRows } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { openList } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { tell } from './journeys/worker.ts'

/** Reminders (design §3, Cadence): each step at most once, whatever happens to the worker. */
describe('the cadence, in Chromium', () => {
  let stage: ChromiumStage
  let options: Screen
  let connectionId: string
  const books = () => stage.sandbox.quickbooks.company(NAMES.bayside)

  beforeEach(async () => {
    stage = await chromiumStage()
    // One invoice is due today; its customer has an address.
    const { Id } = books().invoice(CASES.open)
    books().edit('Invoice', Id, {
      DueDate: new Date().toISOString().slice(0, 10),
      BillEmail: { Address: 'ap@customer.example' },
    })
    options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
    connectionId = (await connections(options))[0]?.id ?? ''
  })
  afterEach(() => stage?.close())

  const invoice = () => books().invoice(CASES.open)
  // Others of the seeded company may be due on this day too.
  const reminders = async () =>
    (await ledgerRows<StoredReminder>(options, 'reminders')).filter(row => row.invoiceId === invoice().Id)
  const mails = () => books().mails.filter(({ invoiceId }) => invoiceId === invoice().Id)

  /** Switched on as a user does: the preview first. */
  async function switchOn(): Promise<void> {
    await options.goto(`${(await options.url()).split('#')[0]}#cadence`)
    await options.click('switch', 'Send reminders')
    await options.see(CASES.open)
    await options.click('button', 'Send reminders')
  }
  const outcomes = async () => (await reminders()).map(({ step, outcome }) => ({ step, outcome }))

  it('sends one that is due today exactly once, and says so', async () => {
    await switchOn()
    await eventually('the reminder to be sent', async () =>
      (await reminders()).some(({ outcome }) => outcome === 'sent'),
    )
    expect(mails()).toEqual([expect.objectContaining({ invoiceId: invoice().Id, to: 'ap@customer.example' })])
    await options.see('What went out')
    await options.see('On the due date')
    await tell(options, 'reminders.run', { connectionId })
    await stage.stopWorker()
    await tell(options, 'reminders.run', { connectionId })
    expect(mails()).toHaveLength(1)
    expect(await outcomes()).toEqual([{ step: 0, outcome: 'sent' }])
    expect(await ledgerRows(options, 'outbox')).toEqual([])
  })

  it('reads the balance first: what was paid behind our back gets none', async () => {
    const { Id, CustomerRef, TotalAmt } = invoice()
    books().create('Payment', {
      CustomerRef,
      TotalAmt,
      Line: [{ Amount: TotalAmt, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] }],
    })
    await switchOn()
    await eventually('the reminder to be passed over', async () =>
      (await reminders()).some(
        ({ outcome, note }) => outcome === 'skipped' && /nothing is owed/.test(note ?? ''),
      ),
    )
    expect(mails()).toEqual([])
  })

  it.each([
    ['before', 'unknown'],
    ['after', 'sent'],
  ] as const)('never goes twice when the worker is stopped %s the books took it', async (when, outcome) => {
    const { quickbooks } = stage.sandbox
    let stopped = false
    const hook =
      when === 'before' ? quickbooks.onRequest.bind(quickbooks) : quickbooks.onAnswer.bind(quickbooks)
    const end = hook(async entry => {
      if (stopped || !entry.path.endsWith(`/invoice/${invoice().Id}/send`)) return
      stopped = true
      await stage.stopWorker()
    })
    const path = new RegExp(`/invoice/${invoice().Id}/send$`)
    // The request dies with the worker.
    if (when === 'before')
      quickbooks.faults.plan({ method: 'POST', path, fault: { kind: 'cut', when: 'before' } })
    await switchOn()
    await eventually('the worker to be stopped', () => stopped)
    end()
    const tab = await stage.tab()
    await openList(tab)
    await eventually(
      'its outcome',
      async () => (await reminders()).some(row => row.outcome === outcome),
      40_000,
    )
    await tell(options, 'reminders.run', { connectionId })
    await stage.stopWorker()
    await openList(tab)
    await tell(options, 'reminders.run', { connectionId })
    expect(mails()).toHaveLength(when === 'before' ? 0 : 1)
    expect(await outcomes()).toEqual([{ step: 0, outcome }])
    if (outcome !== 'unknown') return
    await options.goto(`${(await options.url()).split('#')[0]}#cadence`)
    await options.see('Outcome unknown')
    await options.click('button', 'It was not sent')
    await options.see('you said that it was not sent')
    expect(await ledgerRows(options, 'outbox')).toEqual([])
    const stored = (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === CASES.open)
    expect(stored?.syncState).toBe('synced')
  })

  it('passes over a paused customer', async () => {
    const stored = (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === CASES.open)
    const workspace = await stage.extension(`workspace.html#invoices?id=${stored?.id}`)
    await tell(options, 'reminders.pause', {
      connectionId,
      entity: 'customer',
      id: stored?.customerId ?? '',
      paused: true,
    })
    await options.goto(`${(await options.url()).split('#')[0]}#cadence`)
    await options.click('switch', 'Send reminders')
    await options.see('Send reminders?')
    await options.click('button', 'Send reminders')
    await workspace.see('Paused for this customer.')
    await tell(options, 'reminders.run', { connectionId })
    expect(mails()).toEqual([])
  })
})
