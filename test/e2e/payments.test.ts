import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Payment } from '../../core/ledger/records.ts'
import { NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { ledgerRows } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'

/** Payments by hand and what becomes of them (issue 3, points 1 and 2), through the screens. */
describe('payments recorded by hand, in Chromium', () => {
  let stage: ChromiumStage
  let options: Screen
  let screen: Screen
  const books = () => stage.sandbox.quickbooks.company(NAMES.bayside)
  const ledger = () => ledgerRows<Payment>(options, 'payments')
  const paymentsThere = (amount: number) =>
    books()
      .all('Payment')
      .filter(({ TotalAmt }) => TotalAmt === amount)

  /** One invoice each over the amount, of a customer who owes nothing else. */
  const OWED: [number: string, customer: string, amount: number][] = [
    ['P-1', 'Twin Invoices Ltd', 170],
    ['P-2', 'Twin Invoices Ltd', 85],
    ['P-3', 'Paid Meanwhile Ltd', 100],
    ['P-4', 'Entered Twice Ltd', 120],
    ['P-5', 'Cannot Pay Ltd', 50],
  ]

  beforeAll(async () => {
    stage = await chromiumStage()
    const item = books().item('Installation labor')
    for (const [DocNumber, name, amount] of OWED) {
      const held = books().find('Customer', ({ DisplayName }) => DisplayName === name)
      const customer = held ?? books().create('Customer', { DisplayName: name })
      books().create('Invoice', {
        DocNumber,
        CustomerRef: { value: customer.Id },
        Line: [
          {
            Amount: amount,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: 1, UnitPrice: amount },
          },
        ],
      })
    }
    options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
    screen = await stage.extension('workspace.html#payments')
  })
  afterAll(() => stage?.close())

  /** Paid behind our back, as entered in the books by somebody else. */
  const payThere = (number: string, amount: number) => {
    const { Id, CustomerRef } = books().invoice(number)
    return books().create('Payment', {
      CustomerRef,
      TotalAmt: amount,
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] }],
    })
  }
  interface Taken {
    customer: string
    amount: string
    method?: string
    status?: string
  }
  async function record({ customer, amount, method, status }: Taken): Promise<Payment> {
    const known = new Set((await ledger()).map(({ id }) => id))
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments`)
    await screen.click('button', 'Record a payment')
    await screen.fill('Customer', customer)
    await screen.press('Enter')
    await screen.fill(/Amount received/, amount)
    if (method) await screen.choose('Method', method)
    if (status) await screen.choose('Status', status)
    await screen.click('button', 'Oldest first')
    await screen.click('button', 'Record the payment')
    await screen.see('The payment was recorded.')
    const made = (await ledger()).find(({ id, origin }) => origin === 'own' && !known.has(id))
    if (!made) throw new Error('No payment was recorded.')
    return made
  }
  const details = async (id: string) => screen.goto(`${(await screen.url()).split('#')[0]}#payments?id=${id}`)
  const stored = async (id: string) => (await ledger()).find(row => row.id === id)
  /** What AR says is owed on an invoice, as its own screen shows it. */
  const arShows = async (number: string, balance: string) => {
    await screen.goto(`${(await screen.url()).split('#')[0]}#invoices?id=${books().invoice(number).Id}`)
    await screen.see(new RegExp(`AR balance\\s*\\${balance}`))
  }

  it('one payment covers two invoices and leaves a rest with the customer', async () => {
    const { id } = await record({ customer: 'Twin Inv', amount: '300.00' })
    await eventually('the payment to stand there', async () => (await stored(id))?.standing === 'there')
    expect(paymentsThere(300)).toMatchObject([{ UnappliedAmt: 45 }])
    expect([books().invoice('P-1').Balance, books().invoice('P-2').Balance]).toEqual([0, 0])
    expect(await stored(id)).toMatchObject({ unapplied: 4500, source: 'manual' })
    await screen.see('$45.00')
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual`)
    await screen.see('Twin Invoices Ltd')
    await screen.see('Manual')
  })

  it('an invoice that owes less by now stops the payment, and the user chooses', async () => {
    payThere('P-3', 60)
    const { id } = await record({ customer: 'Paid Mean', amount: '100.00' })
    await details(id)
    await screen.see('An invoice that it covers owes less there than it applies.')
    expect(paymentsThere(100)).toEqual([])
    await screen.click('button', 'Apply what is still owed')
    await eventually('the payment to stand there', async () => (await stored(id))?.standing === 'there')
    expect(paymentsThere(100)).toMatchObject([{ UnappliedAmt: 60 }])
    expect(books().invoice('P-3').Balance).toBe(0)
    expect(await stored(id)).toMatchObject({ amount: 10_000, unapplied: 6000 })
    await arShows('P-3', '$0.00')
  })

  it('a payment that was also entered there is merged with its twin', async () => {
    const { id } = await record({
      customer: 'Entered Tw',
      amount: '120.00',
      method: 'Card',
      status: 'Authorized',
    })
    const twin = payThere('P-4', 120)
    await screen.goto(`${(await screen.url()).split('#')[0]}#sync-log`)
    await screen.click('button', 'Sync now')
    await eventually('the twin to be imported', async () =>
      (await ledger()).some(({ externalId }) => externalId === twin.Id),
    )
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual&search=Entered`)
    await screen.click('button', /Actions for the payment of Entered Twice/)
    await screen.click('menuitem', 'Mark as synced')
    await screen.see('Payments in the accounting system')
    await screen.click('button', 'It is this one')
    await screen.see('The two are one record now.')
    const ofCustomer = (await ledger()).filter(({ customerName }) => customerName === 'Entered Twice Ltd')
    expect(ofCustomer).toMatchObject([{ id, externalId: twin.Id, standing: 'there' }])
    expect(paymentsThere(120)).toHaveLength(1)
    await arShows('P-4', '$0.00')
  })

  it('an authorized card payment waits; when it fails it is never sent, and the balance returns', async () => {
    const { id } = await record({
      customer: 'Cannot Pay',
      amount: '50.00',
      method: 'Card',
      status: 'Authorized',
    })
    await details(id)
    await screen.see('It waits before it is submitted')
    await arShows('P-5', '$0.00')
    await screen.see('$50.00')
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual&search=Cannot`)
    await screen.click('button', /Actions for the payment of Cannot Pay/)
    await screen.click('menuitem', /Mark as failed/i)
    await screen.see('It was not submitted yet, and never will be.')
    await screen.click('button', /Mark as failed/i)
    await eventually('the failure to be stored', async () => (await stored(id))?.status === 'failed')
    await arShows('P-5', '$50.00')
    expect(await ledgerRows(options, 'outbox')).toEqual([])
    expect(paymentsThere(50)).toEqual([])
  })

  it('one that succeeds after it waited is submitted', async () => {
    const { id } = await record({
      customer: 'Cannot Pay',
      amount: '20.00',
      method: 'Card',
      status: 'Authorized',
    })
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual&status=authorized`)
    await screen.click('button', /Actions for the payment of Cannot Pay/)
    await screen.click('menuitem', /Mark as succeeded/i)
    await screen.click('button', /Mark as succeeded/i)
    await eventually('the payment to stand there', async () => (await stored(id))?.standing === 'there')
    expect(paymentsThere(20)).toHaveLength(1)
    expect(books().invoice('P-5').Balance).toBe(30)
    await arShows('P-5', '$30.00')
  })
})
