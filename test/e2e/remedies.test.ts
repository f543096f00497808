import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchFailure } from '../../core/guide/failure.ts'
import { knownFailure } from '../../core/guide/known-failure.ts'
import type { Customer, Invoice, Item } from '../../core/ledger/records.ts'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { connections, ledgerRows } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { deleteRow, putRow, tell } from './journeys/worker.ts'

const today = () => new Date().toISOString().slice(0, 10)

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

  interface Made {
    number: string
    customerId?: string
    itemId?: string
    date?: string
    /** Further lines of one unit, by item and price. */
    more?: { itemId: string; unitPrice: string; amount: number }[]
  }
  /** An invoice of ours over 2 × 85.00, sent as the form sends it. */
  async function make(patch: Made) {
    const customerId = patch.customerId ?? (await customerCalled('Northgate Dental')).id
    const itemId = patch.itemId ?? (await itemCalled('Installation labor')).id
    const invoice = {
      number: patch.number,
      customerId,
      date: patch.date ?? today(),
      lines: [
        { itemId, quantity: '2', unitPrice: '85', amount: 17_000 },
        ...(patch.more ?? []).map(line => ({ quantity: '1', ...line })),
      ],
    }
    const { id } = await tell(screen, 'invoice.save', { connectionId, invoice, push: true })
    return id
  }
  /** The books refuse every new invoice whose body holds this, in these words. */
  const refuse = (body: RegExp, detail: string) =>
    stage.sandbox.quickbooks.faults.plan({
      method: 'POST',
      path: /\/invoice$/,
      body,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'fault', code: '6000', message: 'A business validation error has occurred', detail },
    })
  async function refused(id: string, guideId: string): Promise<void> {
    await eventually(`the refusal of ${id}`, async () => (await stored(id))?.syncState === 'failed')
    const record = await stored(id)
    const failure = record?.failure
    expect(failure && knownFailure(failure, matchFailure)?.id).toBe(guideId)
    await screen.goto(`${(await screen.url()).split('#')[0]}#invoices?id=${id}`)
  }
  /** Looks at the change, while nothing has changed yet, and agrees. */
  async function mend(button: string, shown: string | string[], number: string): Promise<void> {
    const before = books().all('Invoice')
    await screen.click('button', button)
    for (const each of [shown].flat()) await screen.see(each)
    expect(books().all('Invoice')).toEqual(before)
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice ${number} stands in QuickBooks now.`)
  }
  const linesThere = (invoice: { Line: readonly { Amount?: number; DetailType?: string }[] }) =>
    invoice.Line.filter(line => line.DetailType === 'SalesItemLineDetail').map(({ Amount }) => Amount)
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
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    books().closeBooks(yesterday)
    const id = await make({ number: '3201', date: yesterday })
    await refused(id, 'account-period-closed')
    await mend('Move the date', 'closed through', '3201')
    expect((await synced(id)).TxnDate).toBe(today())
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

  it('inactive item: swapped for another, prices kept', async () => {
    const item = await itemCalled('Delivery')
    const other = await itemCalled('Design consultation')
    books().edit('Item', item.externalId ?? '', { Active: false })
    const id = await make({ number: '3302', itemId: item.id })
    await refused(id, 'invalid-reference-item')
    await screen.click('button', 'Swap the item')
    await screen.see('Which item takes its place?')
    await screen.fill('New item', 'Design cons')
    await screen.press('Enter')
    await screen.see('takes the place of the inactive item; prices stay')
    await screen.click('button', 'Change and sync again')
    await screen.see('Invoice 3302 stands in QuickBooks now.')
    const there = await synced(id)
    const [line] = there.Line
    expect(line?.SalesItemLineDetail?.ItemRef?.value).toBe(other.externalId)
    expect(there.TotalAmt).toBe(170)
    expect(books().read('Item', item.externalId ?? '')?.Active).toBe(false)
  })

  it('inactive item: its line removed', async () => {
    const item = await itemCalled('Maintenance visit')
    books().edit('Item', item.externalId ?? '', { Active: false })
    const more = [{ itemId: item.id, unitPrice: '45', amount: 4500 }]
    const id = await make({ number: '3303', more })
    await refused(id, 'invalid-reference-item')
    await mend('Remove its line', ['Line 2', 'Removed', '$215.00', '$170.00'], '3303')
    const there = await synced(id)
    expect(linesThere(there)).toEqual([170])
    expect(there.TotalAmt).toBe(170)
  })

  it('item not found: its line removed', async () => {
    const item = await itemCalled('Site survey')
    const answer = refuse(
      new RegExp(`"ItemRef":\\{"value":"${item.externalId}"`),
      `Item ID: ${item.externalId} is not found`,
    )
    const id = await make({
      number: '3304',
      more: [{ itemId: item.id, unitPrice: '45', amount: 4500 }],
    })
    await refused(id, 'item-not-found')
    books().edit('Item', item.externalId ?? '', { Active: false })
    await mend('Remove its line', ['Line 2', 'Removed'], '3304')
    expect(linesThere(await synced(id))).toEqual([170])
    answer.remove()
  })

  describe('empty location on a line worth 0', () => {
    let answer: { remove(): void }
    beforeAll(() => {
      answer = refuse(
        /"Amount":0[,}]/,
        'Empty location is invalid; A valid Multi-Entity location must be specified',
      )
    })
    afterAll(() => answer.remove())
    const zeroLine = async () => [
      { itemId: (await itemCalled('Warranty, first year')).id, unitPrice: '0', amount: 0 },
    ]

    it('the line dropped', async () => {
      const id = await make({ number: '3305', more: await zeroLine() })
      await refused(id, 'empty-location')
      await mend('Drop the line worth 0', ['Line 2', 'Removed'], '3305')
      expect(linesThere(await synced(id))).toEqual([170])
    })

    it('the line priced', async () => {
      const id = await make({ number: '3306', more: await zeroLine() })
      await refused(id, 'empty-location')
      await screen.click('button', 'Price the line worth 0')
      await screen.see('Change and sync again')
      await screen.fill('Price of a unit', '12.50')
      await screen.click('button', 'Use this price')
      await screen.see('$182.50')
      await screen.click('button', 'Change and sync again')
      await screen.see('Invoice 3306 stands in QuickBooks now.')
      expect(linesThere(await synced(id))).toEqual([170, 12.5])
    })
  })

  it('no lines: the form opens, a line is added, and it is sent again', async () => {
    // The form sends no invoice without lines: one that lost them is laid into the ledger.
    const answer = refuse(/"DocNumber":"3308"/, 'Not now.')
    const id = await make({ number: '3308' })
    await eventually('the first refusal', async () => (await stored(id))?.syncState === 'failed')
    answer.remove()
    await putRow(screen, 'invoices', { ...(await stored(id)), lines: [], total: 0, accountingBalance: 0 })
    await tell(screen, 'push.retry', { connectionId, entity: 'invoice', id })
    await eventually(
      'the refusal for want of a line',
      async () => (await stored(id))?.failure?.code === '2020',
    )
    await refused(id, 'line-items-required')
    await screen.click('link', 'Add a line')
    await screen.see('3308')
    await screen.click('button', 'Add a line')
    await screen.fill('Item', 'Installation')
    await screen.press('Enter')
    await screen.fill('Quantity', '3')
    await screen.click('button', /Save and send/)
    await eventually('the invoice to stand there', async () => (await stored(id))?.externalId)
    expect(linesThere(await synced(id))).toHaveLength(1)
  })

  it('the given object id is invalid: the customer is read again, then the invoice is sent', async () => {
    const answer = refuse(
      /"DocNumber":"3402"/,
      'The given object ID "80000041-1638220190" in the field "list id" is invalid',
    )
    const id = await make({ number: '3402' })
    await refused(id, 'invalid-object-id')
    answer.remove()
    await mend('Sync the customer, then this', 'just read again', '3402')
    const there = await synced(id)
    expect(there.CustomerRef.value).toBe(books().customer('Northgate Dental').Id)
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

  it('taken back while nothing could be sent: the refusal stands again, and the line', async () => {
    const answer = refuse(
      /"Amount":0[,}]/,
      'Empty location is invalid; A valid Multi-Entity location must be specified',
    )
    const id = await make({
      number: '3307',
      more: [{ itemId: (await itemCalled('Warranty, first year')).id, unitPrice: '0', amount: 0 }],
    })
    await refused(id, 'empty-location')
    const before = await stored(id)
    const throttled = stage.sandbox.quickbooks.faults.plan({
      path: /\/invoice$/,
      method: 'POST',
      body: /"DocNumber":"3307"/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'throttle' },
    })
    await screen.click('button', 'Drop the line worth 0')
    await screen.see('Removed')
    await screen.click('button', 'Change and sync again')
    await screen.see('Invoice 3307 was not sent yet')
    expect((await stored(id))?.lines).toHaveLength(1)
    await screen.click('button', 'Undo')
    await screen.see('It is as it was. Nothing was sent.')
    expect(await stored(id)).toEqual(before)
    expect(await ledgerRows(screen, 'outbox')).toMatchObject([{ recordId: id, state: 'needs-user' }])
    expect(books().find('Invoice', held => held.DocNumber === '3307')).toBeUndefined()
    throttled.remove()
    answer.remove()
  })
})
