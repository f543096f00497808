import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, Invoice, Item } from '../../core/ledger/records.ts'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { connections, ledgerRows } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { deleteRow, putRow, tell } from './journeys/worker.ts'

/** Each documented refusal of an invoice made here, mended from the workspace (design §4). */
describe('remedies that run, in Chromium', () => {
  let stage: ChromiumStage
  let screen: Screen
  let connectionId: string
  const books = () => stage.sandbox.quickbooks.company(NAMES.bayside)

  beforeAll(async () => {
    stage = await chromiumStage()
    const options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
    connectionId = (await connections(options))[0]?.id ?? ''
    screen = await stage.extension('workspace.html#invoices')
  })
  afterAll(() => stage?.close())

  const invoices = () => ledgerRows<Invoice>(screen, 'invoices')
  const stored = async (id: string) => (await invoices()).find(row => row.id === id)
  const itemCalled = async (name: string) =>
    (await ledgerRows<Item>(screen, 'items')).find(row => row.name === name) as Item
  const customerCalled = async (name: string) =>
    (await ledgerRows<Customer>(screen, 'customers')).find(row => row.name === name) as Customer

  /** An invoice of ours over 2 × 85.00, sent as the form sends it. */
  async function make(patch: { number: string; customerId?: string; itemId?: string; date?: string }) {
    const customerId = patch.customerId ?? (await customerCalled('Northgate Dental')).id
    const itemId = patch.itemId ?? (await itemCalled('Installation labor')).id
    const invoice = {
      number: patch.number,
      customerId,
      date: patch.date ?? new Date().toISOString().slice(0, 10),
      lines: [{ itemId, quantity: '2', unitPrice: '85', amount: 17_000 }],
    }
    const { id } = await tell(screen, 'invoice.save', { connectionId, invoice, push: true })
    return id
  }
  async function refused(id: string, guideId: string): Promise<void> {
    await eventually(`the refusal of ${id}`, async () => (await stored(id))?.syncState === 'failed')
    const record = await stored(id)
    expect(record).toMatchObject({ syncState: 'failed', failure: { guideId } })
    await screen.goto(`${(await screen.url()).split('#')[0]}#invoices?id=${id}`)
  }
  /** Looks at the change and agrees. */
  async function mend(button: string, shown: string, number: string): Promise<void> {
    await screen.click('button', button)
    await screen.see(shown)
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice ${number} stands in QuickBooks now.`)
  }
  const synced = async (id: string) => {
    const record = await stored(id)
    expect(record).toMatchObject({ syncState: 'synced' })
    const there = books().read('Invoice', record?.externalId ?? '')
    expect(there).toBeDefined()
    expect(await ledgerRows(screen, 'outbox')).toEqual([])
    return there as NonNullable<typeof there>
  }

  it('duplicate number: the next free number', async () => {
    // Entered there behind our back, so only the refusal of the books tells.
    const { CustomerRef, Line } = books().invoice(CASES.open)
    for (const DocNumber of ['3101', '3102']) books().create('Invoice', { DocNumber, CustomerRef, Line })
    const before = books().all('Invoice').length
    const id = await make({ number: '3101' })
    await refused(id, 'duplicate-document-number')
    await mend('Use the next free number', '3103', '3103')
    expect((await synced(id)).DocNumber).toBe('3103')
    expect(books().all('Invoice')).toHaveLength(before + 1)
  })

  it('closed period: the date moves behind the closing date', async () => {
    // The books are closed behind our back, so only their refusal tells.
    const today = new Date().toISOString().slice(0, 10)
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    books().closeBooks(yesterday)
    const id = await make({ number: '3201', date: yesterday })
    await refused(id, 'account-period-closed')
    await mend('Move the date', 'closed through', '3201')
    expect((await synced(id)).TxnDate).toBe(today)
    books().closeBooks(undefined)
  })

  it('inactive item: restored', async () => {
    const item = await itemCalled('Installation labor')
    books().edit('Item', item.externalId ?? '', { Active: false })
    const id = await make({ number: '3301', itemId: item.id })
    await refused(id, 'invalid-reference-item')
    await mend('Restore the item', 'Made active there', '3301')
    await synced(id)
    expect(books().read('Item', item.externalId ?? '')?.Active).toBe(true)
  })

  it('customer not synced: the customer, then the invoice', async () => {
    const own: Customer = {
      kind: 'customer',
      connectionId,
      id: 'own-customer-1',
      origin: 'own',
      syncState: 'failed',
      name: 'Harbour Cafe',
      email: 'office@harbour.example',
      active: true,
      currency: 'USD',
    }
    await putRow(screen, 'customers', own)
    const id = await make({ number: '3401', customerId: own.id })
    // Sent while the ledger does not hold its customer.
    await deleteRow(screen, 'customers', [connectionId, own.id])
    await tell(screen, 'push.retry', { connectionId, entity: 'invoice', id })
    await refused(id, 'customer-ref-required')
    await putRow(screen, 'customers', own)
    await mend('Sync the customer, then this', 'Created there first', '3401')
    const there = await synced(id)
    expect(there.CustomerRef.value).toBe(books().customer('Harbour Cafe').Id)
  })
})
