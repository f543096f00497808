import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchFailure } from '../../../core/guide/failure.ts'
import { knownFailure } from '../../../core/guide/known-failure.ts'
import { addDays } from '../../../core/ledger/dates.ts'
import type { Customer, Invoice, Item } from '../../../core/ledger/records.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { atRest } from './connect.ts'
import { pick } from './pick.ts'
import { deleteRow, putRow, tell } from './worker.ts'

const EMPTY_LOCATION = 'Empty location is invalid; A valid Multi-Entity location must be specified'

/** Each documented refusal of an invoice made here, mended from the workspace (design §4). */
export function remedies({ system, open }: Place): void {
  const { companies, gaps, names, refusals, wire } = system
  const { spare } = names
  let stage: Stage
  let screen: Screen
  let connectionId: string
  const books = () => system.books(stage, companies.main)

  beforeAll(async () => {
    stage = await open()
    const options = await system.connect(stage, companies.main)
    await atRest(options)
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
    const customerId = patch.customerId ?? (await customerCalled(names.customer)).id
    const itemId = patch.itemId ?? (await itemCalled(names.item)).id
    const invoice = {
      number: patch.number,
      customerId,
      date: patch.date ?? books().today(),
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
    system.traffic(stage).faults.plan({
      method: 'POST',
      path: wire.invoices,
      body,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'fault', ...refusals.wrapper, detail },
    })
  const refuseZeroLines = () => (refusals.zeroLine ? refuse(refusals.zeroLine, EMPTY_LOCATION) : undefined)
  const guideOf = async (id: string) => {
    const record = await stored(id)
    const failure = record?.syncState === 'failed' ? record.failure : undefined
    return failure && knownFailure(failure, matchFailure)?.id
  }
  async function refused(id: string, guideId: string): Promise<void> {
    await eventually(`the refusal of ${id}`, async () => (await stored(id))?.syncState === 'failed')
    expect([await guideOf(id), (await stored(id))?.failure?.message]).toEqual([guideId, expect.anything()])
    await screen.goto(`${(await screen.url()).split('#')[0]}#invoices?id=${id}`)
  }
  /** Looks at the change, while nothing has changed yet, and agrees. */
  async function mend(button: string, shown: string | string[], number: string): Promise<void> {
    const before = books().invoices()
    await screen.click('button', button)
    for (const each of [shown].flat()) await screen.see(each)
    expect(books().invoices()).toEqual(before)
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice ${number} stands in ${system.title} now.`)
  }
  const synced = async (id: string) => {
    const record = await stored(id)
    expect(record).toMatchObject({ syncState: 'synced' })
    const there = books()
      .invoices()
      .find(({ id: key }) => key === record?.externalId)
    expect(there).toBeDefined()
    expect(await ledgerRows(screen, 'outbox')).toEqual([])
    return there as NonNullable<typeof there>
  }

  it('duplicate number: the next free number', async () => {
    // Entered there behind our back, so only the refusal of the books tells.
    for (const number of ['3101', '3102']) books().copyInvoice(system.cases.open, number)
    const before = books().invoices().length
    const id = await make({ number: '3101' })
    await refused(id, 'duplicate-document-number')
    await mend('Use the next free number', '3103', '3103')
    expect((await synced(id)).number).toBe('3103')
    expect(books().invoices()).toHaveLength(before + 1)
  })

  it('closed period: the date moves behind the closing date', async () => {
    // The books are closed behind our back, so only their refusal tells.
    const yesterday = addDays(books().today(), -1)
    const before = books().closedThrough()
    books().closeBooks(yesterday)
    const id = await make({ number: '3201', date: yesterday })
    await refused(id, 'account-period-closed')
    const why = gaps.has('closing-date') ? 'The books do not say' : 'closed through'
    await mend('Move the date', why, '3201')
    expect((await synced(id)).date).toBe(books().today())
    books().closeBooks(before)
  })

  it('inactive item: restored', async () => {
    const item = await itemCalled(names.item)
    books().setItemActive(item.name, false)
    const id = await make({ number: '3301', itemId: item.id })
    await refused(id, refusals.inactiveItem)
    await mend('Restore the item', 'Made active there', '3301')
    await synced(id)
    expect(books().isItemActive(item.name)).toBe(true)
  })

  it('inactive item: swapped for another, prices kept', async () => {
    const item = await itemCalled(spare.swapped)
    const other = await itemCalled(spare.instead)
    books().setItemActive(item.name, false)
    const id = await make({ number: '3302', itemId: item.id })
    await refused(id, refusals.inactiveItem)
    await screen.click('button', 'Swap the item')
    await screen.see('Which item takes its place?')
    await pick(screen, 'New item', spare.instead.slice(0, 11))
    await screen.see('takes the place of the inactive item; prices stay')
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice 3302 stands in ${system.title} now.`)
    const there = await synced(id)
    expect(there.item).toBe(other.externalId)
    expect(there.total).toBe(17_000)
    expect(books().isItemActive(item.name)).toBe(false)
  })

  it('inactive item: its line removed', async () => {
    const item = await itemCalled(spare.removed)
    books().setItemActive(item.name, false)
    const more = [{ itemId: item.id, unitPrice: '45', amount: 4500 }]
    const id = await make({ number: '3303', more })
    await refused(id, refusals.inactiveItem)
    await mend('Remove its line', ['Line 2', 'Removed', '$215.00', '$170.00'], '3303')
    const there = await synced(id)
    expect(there).toMatchObject({ lines: [17_000], total: 17_000 })
  })

  describe('empty location on a line worth 0', () => {
    let answer: { remove(): void } | undefined
    beforeAll(() => {
      answer = refuseZeroLines()
    })
    afterAll(() => answer?.remove())
    const zeroLine = async () => [
      { itemId: (await itemCalled('Warranty, first year')).id, unitPrice: '0', amount: 0 },
    ]

    it('the line dropped', async () => {
      const id = await make({ number: '3305', more: await zeroLine() })
      await refused(id, 'empty-location')
      await mend('Drop the line worth 0', ['Line 2', 'Removed'], '3305')
      expect((await synced(id)).lines).toEqual([17_000])
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
      await screen.see(`Invoice 3306 stands in ${system.title} now.`)
      expect((await synced(id)).lines).toEqual([17_000, 1250])
    })
  })

  it('no lines: the form opens, a line is added, and it is sent again', async () => {
    // The form sends no invoice without lines: one that lost them is laid into the ledger.
    const answer = refuse(/"3308"/, 'Not now.')
    const id = await make({ number: '3308' })
    await eventually('the first refusal', async () => (await stored(id))?.syncState === 'failed')
    answer.remove()
    await putRow(screen, 'invoices', { ...(await stored(id)), lines: [], total: 0, accountingBalance: 0 })
    await tell(screen, 'push.retry', { connectionId, entity: 'invoice', id })
    await eventually(
      'the refusal for want of a line',
      async () => (await guideOf(id)) === 'line-items-required',
    )
    await refused(id, 'line-items-required')
    await screen.click('link', 'Add a line')
    await screen.see('3308')
    await screen.click('button', 'Add a line')
    await pick(screen, 'Item', names.item)
    await screen.fill('Quantity', '3')
    await screen.click('button', /Save and send/)
    await eventually('the invoice to stand there', async () => (await stored(id))?.externalId)
    expect((await synced(id)).lines).toHaveLength(1)
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
    await refused(id, refusals.noCustomer)
    await putRow(screen, 'customers', own)
    await mend('Sync the customer, then this', 'Created there first', '3401')
    const there = await synced(id)
    expect(there.customer).toBe('Harbour Cafe')
  })

  // Sage Intacct's own refusal of an inactive item is `item-not-found`, and "list id" is QuickBooks'.
  if (system.id === 'quickbooks') {
    it('item not found: its line removed', async () => {
      const item = await itemCalled(spare.missing)
      const answer = refuse(
        new RegExp(`"ItemRef":\\{"value":"${item.externalId}"`),
        `Item ID: ${item.externalId} is not found`,
      )
      const id = await make({
        number: '3304',
        more: [{ itemId: item.id, unitPrice: '45', amount: 4500 }],
      })
      await refused(id, 'item-not-found')
      books().setItemActive(item.name, false)
      await mend('Remove its line', ['Line 2', 'Removed'], '3304')
      expect((await synced(id)).lines).toEqual([17_000])
      answer.remove()
    })

    it('the given object id is invalid: the customer is read again, then the invoice is sent', async () => {
      const answer = refuse(
        /"3402"/,
        'The given object ID "80000041-1638220190" in the field "list id" is invalid',
      )
      const id = await make({ number: '3402' })
      await refused(id, 'invalid-object-id')
      answer.remove()
      await mend('Sync the customer, then this', 'just read again', '3402')
      const there = await synced(id)
      expect(there.customer).toBe(names.customer)
    })
  }

  // The last one: after a throttled answer the connection rests for a while.
  it('taken back while nothing could be sent: the refusal stands again, and the line', async () => {
    const answer = refuseZeroLines()
    const id = await make({
      number: '3307',
      more: [{ itemId: (await itemCalled('Warranty, first year')).id, unitPrice: '0', amount: 0 }],
    })
    await refused(id, 'empty-location')
    const before = await stored(id)
    const throttled = system.traffic(stage).faults.plan({
      path: wire.invoices,
      method: 'POST',
      body: /"3307"/,
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
    expect(
      books()
        .invoices()
        .some(({ number }) => number === '3307'),
    ).toBe(false)
    throttled.remove()
    answer?.remove()
  })
}
