import { afterEach, expect, it } from 'vitest'
import type { Payment } from '../../../core/ledger/records.ts'
import { ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { stopAt } from '../harness/stop-at.ts'
import { imported } from './connect.ts'

/** Which requests of the first import the worker is stopped at; a large company is slow to seed and to read. */
const STOPS = { quickbooks: [1, 4, 6], intacct: [3] }

/** The browser may stop the worker at any instruction (design §5): nothing is lost, nothing is doubled. */
export function interruptions({ system, open }: Place): void {
  let stage: Stage
  afterEach(() => stage?.close())

  it.each(STOPS[system.id])('goes on with the first import when stopped at request %i of it', async at => {
    stage = await open({ seed: { ...system.largeSeed } })
    let seen = 0
    const stopped = stopAt(stage, system.traffic(stage), 'before', entry => {
      if (system.wire.isImport(entry)) seen += 1
      return seen === at
    })
    const options = await system.connect(stage).catch(() => stage.extension('options.html'))
    await stopped
    const tab = await stage.tab()
    await system.pages.openList(stage, tab)
    const { invoices, customers, payments } = await imported(options)
    const books = system.books(stage).counts()
    expect({ invoices, customers, payments }).toEqual({
      invoices: books.invoices,
      customers: books.customers,
      payments: books.payments,
    })
  })

  it.each(['before', 'after'] as const)(
    'sends a payment exactly once when stopped %s the books took it',
    async when => {
      stage = await open()
      const options = await system.connect(stage)
      await imported(options)
      const books = system.books(stage)
      const invoice = books.invoice(system.cases.open)
      const before = books.payments().length
      const stopped = stopAt(stage, system.traffic(stage), when, system.wire.createsPayment)
      await recordPayment(options, invoice.id, 12_345)
      await stopped
      const tab = await stage.tab()
      await system.pages.openList(stage, tab)
      const stored = await eventually('the payment to be synced', async () =>
        (await ledgerRows<Payment>(options, 'payments')).find(
          row => row.origin === 'own' && row.syncState === 'synced',
        ),
      )
      expect(books.payments()).toHaveLength(before + 1)
      expect(books.payments().find(({ id }) => id === stored.externalId)?.amount).toBe(12_345)
      expect(await ledgerRows(options, 'outbox')).toEqual([])
      const own = (await ledgerRows<Payment>(options, 'payments')).filter(row => row.amount === 12_345)
      expect(own).toHaveLength(1)
    },
  )
}

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
