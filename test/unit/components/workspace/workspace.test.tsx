import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { goTo } from '../../../../components/workspace/address.ts'
import { Workspace } from '../../../../components/workspace/workspace.tsx'
import type { Item } from '../../../../core/ledger/records.ts'
import { openLedger } from '../../../../core/store/open.ts'
import type { OutboxEntry } from '../../../../core/store/outbox-entry.ts'
import type { DeletionCheck } from '../../../../core/store/schema.ts'
import { connection, customer, ID, invoice, NOW, payment, stock } from '../ledger-rows.ts'
import { button, drawn, field, press, refusal, show, text, type, until, worker } from '../screen.tsx'
import '../list-thread.ts'

HTMLDialogElement.prototype.showModal ??= () => undefined

const item: Item = {
  connectionId: ID,
  origin: 'imported',
  syncState: 'synced',
  kind: 'item',
  id: '3',
  externalId: '3',
  name: 'Lamp',
  active: true,
  type: 'service',
  unitPrice: '12.50',
}

beforeEach(() => {
  fakeBrowser.reset()
  goTo('#invoices', { replace: true })
})

const links = () => [...document.querySelectorAll('tbody th a')].map(link => text(link))
const at = async (address: string) => {
  goTo(address)
  await drawn()
}

test('without a company it leads to the settings', async () => {
  await stock([])
  show(<Workspace />)
  await until(() => button('Connect a company'))
})

test.each([
  ['connected', 1],
  ['sign-in-needed', 0],
] as const)('a first import shows its progress while it goes on (%s)', async (state, bars) => {
  await stock([connection({ importing: true, isHome: false, state })])
  show(<Workspace />)
  // The notices stand together.
  await until(() => text().includes('The home of this company is another browser'))
  expect(document.querySelectorAll('progress')).toHaveLength(bars)
})

test('archived and skipped invoices are hidden until their filter is set', async () => {
  await stock(
    [connection()],
    [
      invoice(),
      invoice({ id: '2', externalId: '2', number: '1043', archivedAt: NOW }),
      invoice({ id: '3', externalId: '3', number: '1042', skippedFor: '1', customerName: 'Bea' }),
    ],
  )
  show(<Workspace />)
  await until(() => links().join() === '1042')
  await until(() => text().includes('1 invoice · owed $500.00'))
  await at('#invoices?archived=yes')
  await until(() => links().join() === '1043')
  await at('#invoices?skipped=yes')
  await until(() => text().includes('Bea'))
  expect(text()).toContain('Duplicate number')
})

test('what was ticked under one filter is not meant under another', async () => {
  await stock(
    [connection()],
    [invoice(), invoice({ id: '2', externalId: '2', number: '1043', archivedAt: NOW })],
  )
  show(<Workspace />)
  const tick = (number: string) => document.querySelector<HTMLInputElement>(`[aria-label="Select ${number}"]`)
  ;(await until(() => tick('1042'))).click()
  await until(() => text().includes('1 selected'))
  goTo('#invoices?archived=yes')
  await until(() => !text().includes('1 selected'))
  // The rows of the filter before are in sight for a moment.
  if (tick('1042')) expect(tick('1042')?.disabled).toBe(true)
  await until(() => tick('1043') && !tick('1043')?.disabled)
  expect(text()).not.toContain('selected')
})

test('the page that the address asks for is not judged by how many the filter before had', async () => {
  const many = Array.from({ length: 120 }, (_, n) =>
    payment({ id: `own-${n}`, customerName: n === 0 ? 'Birch' : 'Amy', applications: [], unapplied: 50_000 }),
  )
  await stock([connection()], many)
  goTo('#payments?search=Birch')
  show(<Workspace />)
  await until(() => text().includes('1 payment'))
  goTo('#payments?page=2')
  await until(() => text().includes('120 payments'))
  await drawn()
  expect(location.hash).toBe('#payments?page=2')
})

test('imports by the exact number, and says what came of it', async () => {
  await stock([connection()], [invoice()])
  const sent = worker({
    'invoice.import': ({ number }: { number: string }) => ({ outcome: 'not-found', number }),
  })
  show(<Workspace />)
  ;(await until(() => button('More for this page'))).click()
  await drawn()
  ;[...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    .find(one => text(one) === 'Import by number')
    ?.click()
  await drawn()
  type(field('Invoice number'), ' INV-9 ')
  await drawn()
  button('Import')?.click()
  await until(() => text().includes('No invoice has exactly the number INV-9'))
  expect(sent).toEqual([{ name: 'invoice.import', input: { connectionId: ID, number: 'INV-9' } }])
})

test('the details show both balances, the difference and its cause', async () => {
  await stock(
    [connection()],
    [
      invoice(),
      payment({ amount: 20_000, method: 'card', applications: [{ invoiceId: '1', amount: 20_000 }] }),
    ],
  )
  show(<Workspace />)
  await at(`#invoices?id=1`)
  const panel = await until(() => document.querySelector('aside h2')?.closest('aside'))
  await until(() => text(panel).includes('Difference-$200.00'))
  expect(text(panel)).toContain('AR balance$300.00')
  expect(text(panel)).toContain('Authorized payment, waiting-$200.00')
  press(panel, 'Escape')
  await until(() => !document.querySelector('aside'))
  expect(location.hash).toBe('#invoices')
})

test('a failed invoice has the title, the steps and the way to try again', async () => {
  const own = invoice({
    id: 'own-5',
    number: '2002',
    origin: 'own',
    syncState: 'failed',
    failure: {
      class: 'needs-user',
      message:
        'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=2002 is assigned to TxnType=Invoice with TxnId=145',
      code: '6140',
      at: NOW,
    },
  })
  const { externalId: _, ...unsent } = own
  await stock([connection()], [unsent])
  const sent = worker({ 'push.retry': () => undefined })
  show(<Workspace />)
  await at('#invoices?id=own-5')
  await until(() => text().includes('The invoice number is already used'))
  expect(text()).toContain('that has 2002')
  ;(await until(() => button('Try again'))).click()
  await until(() => sent.length > 0)
  expect(sent[0]).toEqual({ name: 'push.retry', input: { connectionId: ID, entity: 'invoice', id: 'own-5' } })
})

test('a new invoice says what is missing at its field, and sends what was typed', async () => {
  await stock([connection()], [customer(), item, invoice()])
  const sent = worker({ 'invoice.save': () => ({ id: 'own-9' }) })
  show(<Workspace />)
  await at('#invoices?edit=new')
  const send = await until(() => button('Save and send to QuickBooks Online'))
  send.click()
  await until(() => text().includes('Choose a customer.'))
  expect(text()).toContain('Choose an item.')
  expect(sent).toEqual([])
  for (const [label, words] of [
    ['Customer', 'am'],
    ['Item', 'lam'],
  ] as const) {
    type(field(label), words)
    await drawn()
    press(field(label), 'Enter')
    await drawn()
  }
  type(field('Invoice number'), '1042')
  await until(() => text().includes('Another invoice has this number'))
  send.click()
  await drawn()
  expect(sent).toEqual([])
  type(field('Invoice number'), '2001')
  type(field('Quantity'), '2,5')
  await until(() => !text().includes('Another invoice has this number') && text().includes('$31.25'))
  send.click()
  await until(() => sent.length > 0)
  expect(sent[0]?.input).toMatchObject({
    connectionId: ID,
    push: true,
    invoice: {
      number: '2001',
      customerId: '7',
      lines: [{ itemId: '3', quantity: '2.5', unitPrice: '12.50', amount: 3125 }],
    },
  })
  await until(() => location.hash === '#invoices?id=own-9')
})

test('what the accounting system has is not edited here', async () => {
  await stock([connection()], [invoice()])
  show(<Workspace />)
  await at('#invoices?edit=1')
  await until(() => text().includes('This invoice cannot be edited here'))
})

test('a payment opened for an invoice is filled in, and recorded with its rest', async () => {
  await stock([connection()], [customer(), invoice()])
  const sent = worker({ 'payment.record': () => ({ id: 'own-2' }) })
  show(<Workspace />)
  await at('#payments?record=1')
  await until(() => field('Amount received (USD)').value === '500.00')
  type(field('Amount received (USD)'), '600')
  await until(() => text().includes('Unapplied, stays with the customer$100.00'))
  button('Record the payment')?.click()
  await until(() => sent.length > 0)
  expect(sent[0]?.input).toMatchObject({
    payment: { customerId: '7', amount: 60_000, applications: [{ invoiceId: '1', amount: 50_000 }] },
  })
})

test('a failed payment still there is deleted there only after the question', async () => {
  await stock(
    [connection()],
    [payment({ status: 'failed', standing: 'there', externalId: '88', syncState: 'synced' })],
  )
  const sent = worker({ 'payment.deleteThere': () => undefined })
  show(<Workspace />)
  await at('#attention')
  ;(await until(() => button('Delete it there for me'))).click()
  await until(() => text().includes('Delete this payment of $500.00 in QuickBooks Online?'))
  button('Cancel')?.click()
  await drawn()
  expect(sent).toEqual([])
  button('Delete it there for me')?.click()
  ;(await until(() => button('Delete it there'))).click()
  await until(() => sent.length > 0)
  expect(sent[0]).toEqual({ name: 'payment.deleteThere', input: { connectionId: ID, id: 'own-1' } })
})

async function put(store: 'outbox' | 'deletionChecks', row: OutboxEntry | DeletionCheck) {
  await (await openLedger()).put(store, row as never)
}

test('a payment that asks is answered where it is listed; a refusal is said', async () => {
  await stock([connection()], [payment({ syncState: 'failed' })])
  await put('outbox', {
    id: 'o1',
    connectionId: ID,
    entity: 'payment',
    recordId: 'own-1',
    action: 'create-payment',
    state: 'needs-user',
    question: 'owes-less',
    attempts: 0,
    createdAt: NOW,
  })
  const sent = worker({
    'push.choose': () => {
      throw refusal('not-allowed', 'It has changed.')
    },
  })
  show(<Workspace />)
  await at('#attention')
  await until(() => text().includes('owes less there than it applies'))
  button('Apply what is still owed')?.click()
  await until(() => text().includes('It has changed.'))
  expect(sent[0]?.input).toMatchObject({ id: 'own-1', choice: 'apply-still-owed' })
})

test('a stopped deletion check shows its numbers, and goes on only when confirmed', async () => {
  await stock([connection()], [invoice()])
  await put('deletionChecks', {
    connectionId: ID,
    startedAt: NOW,
    state: 'needs-confirmation',
    knownOf: { invoice: 60, customer: 9 },
    known: 69,
    candidates: [
      ...Array.from({ length: 30 }, (_, n) => ({ entity: 'invoice' as const, id: `${n}` })),
      { entity: 'customer', id: 'c' },
    ],
  })
  const sent = worker({ 'deletion.decide': () => ({}) })
  show(<Workspace />)
  await at('#attention')
  await until(() => text().includes('30 invoices of 60'))
  expect(text()).toContain('1 customer of 9')
  button('Remove them')?.click()
  const ask = await until(() => document.querySelector('dialog'))
  expect(sent).toEqual([])
  button('Remove them', ask)?.click()
  await until(() => sent.length > 0)
  expect(sent[0]).toEqual({ name: 'deletion.decide', input: { connectionId: ID, proceed: true } })
})

test('the overview adds nothing across currencies and counts what needs a person', async () => {
  await stock(
    [connection()],
    [
      invoice(),
      invoice({ id: '2', externalId: '2', currency: 'JPY', total: 900, accountingBalance: 900 }),
      payment({ id: 'own-4', applications: [], status: 'failed', standing: 'there' }),
    ],
  )
  show(<Workspace />)
  await at('#overview')
  const tables = await until(() => {
    const found = [...document.querySelectorAll('figure table')]
    return found.length === 2 ? found : undefined
  })
  expect(text(tables[0])).toContain('in USD')
  expect(text(tables[0])).toContain('$500.00')
  expect(text(tables[1])).toContain('¥900')
  await until(() => text().includes('1 failed payment still in the books'))
  vi.restoreAllMocks()
})

test('links of the navigation keep the company', async () => {
  const other = connection({ id: 'quickbooks:production:2', companyName: 'Zoo' })
  await stock([connection(), other], [invoice()])
  show(<Workspace />)
  await at(`#invoices?connection=${other.id}`)
  await until(() => document.querySelector<HTMLSelectElement>('.page-header select')?.value === other.id)
  const payments = [...document.querySelectorAll<HTMLAnchorElement>('.side-nav a')].find(
    one => text(one) === 'Payments',
  )
  expect(payments?.getAttribute('href')).toBe('#payments?connection=quickbooks%3Aproduction%3A2')
  await until(() => text().includes('No invoices yet'))
})

test('the banner over every page and the attention list begin the sign-in itself, and say what is missing', async () => {
  await stock([connection({ state: 'sign-in-needed' })])
  const sent = worker({
    'connection.reconnect': () => {
      throw refusal('not-allowed', 'The client id and secret of this connection are not stored here.')
    },
  })
  show(<Workspace />)
  await at('#attention')
  const offered = () =>
    [...document.querySelectorAll('button')].filter(each => text(each) === 'Sign in again')
  await until(() => offered().length === 2)
  for (const each of offered()) {
    each.click()
    await drawn()
  }
  await until(() => sent.length === 2)
  expect(sent.map(({ name }) => name)).toEqual(['connection.reconnect', 'connection.reconnect'])
  await until(
    () =>
      [...document.querySelectorAll('button')].filter(each => text(each) === 'Enter the keys of your app')
        .length === 2,
  )
})

test('a refused customer is discarded after a question that says what becomes of its invoices', async () => {
  const failure = { class: 'needs-user' as const, message: 'The name is taken.', at: NOW }
  const { externalId: _, ...own } = customer({ id: 'own-c', name: 'Refused', origin: 'own' })
  await stock(
    [connection()],
    [{ ...own, syncState: 'failed', failure }, invoice({ customerId: 'own-c', draft: true })],
  )
  const sent = worker({ 'record.discard': () => undefined })
  show(<Workspace />)
  await at('#customers?id=own-c')
  ;(await until(() => button('Discard'))).click()
  const dialog = await until(() => document.querySelector('dialog[open]'))
  expect(text(dialog)).toContain('The invoice made out to it becomes a draft without a customer.')
  button('Discard', dialog)?.click()
  await until(() => sent.length === 1)
  expect(sent[0]).toMatchObject({ name: 'record.discard', input: { entity: 'customer', id: 'own-c' } })
})
