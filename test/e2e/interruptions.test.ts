import { afterEach, describe, expect, it } from 'vitest'
import type { Payment } from '../../core/ledger/records.ts'
import { CASES } from '../sandbox/quickbooks/seed/cases.ts'
import { ledgerRows } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { openList } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'

/** The browser may stop the worker at any instruction (design §5): nothing is lost, nothing is doubled. */
describe('a worker stopped at work, in Chromium', () => {
  let stage: ChromiumStage
  afterEach(() => stage?.close())

  it.each([2, 4, 6])('goes on with the first import when stopped at request %i of it', async at => {
    stage = await chromiumStage({ seed: { seed: 'large', invoices: 3000 } })
    const { quickbooks } = stage.sandbox
    let seen = 0
    let stopped = false
    const stop = quickbooks.onRequest(async entry => {
      if (stopped || entry.method !== 'GET' || !entry.path.endsWith('/query')) return
      seen += 1
      if (seen < at) return
      stopped = true
      await stage.stopWorker()
    })
    const options = await connectQuickBooks(stage).catch(() => stage.extension('options.html'))
    await eventually('the worker to be stopped', () => stopped)
    stop()
    const tab = await stage.tab()
    await openList(tab)
    const counts = await imported(options)
    expect(counts.invoices).toBe(quickbooks.company().all('Invoice').length)
    expect(counts.customers).toBe(quickbooks.company().all('Customer').length)
    expect(counts.payments).toBe(quickbooks.company().all('Payment').length)
  })

  it.each(['before', 'after'] as const)(
    'sends a payment exactly once when stopped %s the books took it',
    async when => {
      stage = await chromiumStage()
      const options = await connectQuickBooks(stage)
      await imported(options)
      const { quickbooks } = stage.sandbox
      const books = quickbooks.company()
      const invoice = books.invoice(CASES.open)
      const before = books.all('Payment').length
      let stopped = false
      const hook =
        when === 'before' ? quickbooks.onRequest.bind(quickbooks) : quickbooks.onAnswer.bind(quickbooks)
      const stop = hook(async entry => {
        if (stopped || entry.method !== 'POST' || !entry.path.endsWith('/payment')) return
        stopped = true
        await stage.stopWorker()
      })
      await recordPayment(options, invoice.Id, 12_345)
      await eventually('the worker to be stopped', () => stopped)
      stop()
      const tab = await stage.tab()
      await openList(tab)
      const stored = await eventually('the payment to be synced', async () =>
        (await ledgerRows<Payment>(options, 'payments')).find(
          row => row.origin === 'own' && row.syncState === 'synced',
        ),
      )
      expect(books.all('Payment').length).toBe(before + 1)
      expect(books.read('Payment', stored.externalId ?? '')?.TotalAmt).toBe(123.45)
      expect(await ledgerRows(options, 'outbox')).toEqual([])
      const own = (await ledgerRows<Payment>(options, 'payments')).filter(row => row.amount === 12_345)
      expect(own).toHaveLength(1)
    },
  )
})

/** Records a payment through the worker's own door, as the workspace does; does not wait for its answer. */
async function recordPayment(screen: Screen, invoiceId: string, amount: number): Promise<void> {
  const [connection] = await ledgerRows<{ id: string }>(screen, 'connections')
  const invoices = await ledgerRows<{ id: string; externalId: string; customerId: string }>(
    screen,
    'invoices',
  )
  const invoice = invoices.find(row => row.externalId === invoiceId)
  const input = {
    connectionId: connection?.id,
    payment: {
      customerId: invoice?.customerId,
      date: new Date().toISOString().slice(0, 10),
      amount,
      method: 'check',
      status: 'succeeded',
      applications: [{ invoiceId: invoice?.id, amount }],
    },
  }
  await screen.run(
    `void chrome.runtime.sendMessage(${JSON.stringify({ name: 'payment.record', input })}).catch(() => {})`,
  )
}
