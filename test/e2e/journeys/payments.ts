import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Payment } from '../../../core/ledger/records.ts'
import { isAtRest, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { imported } from './connect.ts'
import { pick } from './pick.ts'

/** Payments by hand and what becomes of them (issue 3, points 1 and 2), through the screens. */
export function payments({ system, open }: Place): void {
  const { companies } = system
  let stage: Stage
  let options: Screen
  let screen: Screen
  const books = () => system.books(stage, companies.main)
  const ledger = () => ledgerRows<Payment>(options, 'payments')
  const paymentsThere = (amount: number) =>
    books()
      .payments()
      .filter(held => held.amount === amount)

  /** One invoice each over the amount, of a customer who owes nothing else. */
  const OWED: [number: string, customer: string, amount: number][] = [
    ['P-1', 'Twin Invoices Ltd', 17_000],
    ['P-2', 'Twin Invoices Ltd', 8500],
    ['P-3', 'Paid Meanwhile Ltd', 10_000],
    ['P-4', 'Entered Twice Ltd', 12_345],
    ['P-5', 'Cannot Pay Ltd', 5000],
  ]

  beforeAll(async () => {
    stage = await open()
    for (const [number, customer, amount] of OWED) books().bill(customer, number, amount)
    options = await system.connect(stage, companies.main)
    await imported(options)
    screen = await stage.extension('workspace.html#payments')
  })
  afterAll(() => stage?.close())

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
    await pick(screen, 'Customer', customer)
    await screen.fill(/Amount received/, amount)
    if (method) await screen.choose('Method', method)
    if (status) await screen.choose('Status', status)
    await screen.click('button', 'Oldest first')
    await screen.click('button', 'Record the payment')
    // The toast of the one before may still stand.
    const made = await eventually('the payment to be recorded', async () =>
      (await ledger()).find(({ id, origin }) => origin === 'own' && !known.has(id)),
    )
    await screen.see('The payment was recorded.')
    return made
  }
  const details = async (id: string) => screen.goto(`${(await screen.url()).split('#')[0]}#payments?id=${id}`)
  const stored = async (id: string) => (await ledger()).find(row => row.id === id)
  /** What AR says is owed on an invoice, as its own screen shows it. */
  const arShows = async (number: string, balance: string) => {
    await screen.goto(`${(await screen.url()).split('#')[0]}#invoices?id=${books().invoice(number).id}`)
    await screen.see(new RegExp(`AR balance\\s*\\${balance}`))
  }

  it('one payment covers two invoices and leaves a rest with the customer', async () => {
    const { id } = await record({ customer: 'Twin Inv', amount: '300.00' })
    await eventually('the payment to stand there', async () => (await stored(id))?.standing === 'there')
    expect(paymentsThere(30_000)).toMatchObject([{ unapplied: 4500 }])
    expect([books().invoice('P-1').due, books().invoice('P-2').due]).toEqual([0, 0])
    expect(await stored(id)).toMatchObject({ unapplied: 4500, source: 'manual' })
    await screen.see('$45.00')
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual`)
    await screen.see('Twin Invoices Ltd')
    await screen.see('Manual')
  })

  it('an invoice that owes less by now stops the payment, and the user chooses', async () => {
    books().pay('P-3', 6000)
    const { id } = await record({ customer: 'Paid Mean', amount: '100.00' })
    await details(id)
    await screen.see('An invoice that it covers owes less there than it applies.')
    expect(paymentsThere(10_000)).toEqual([])
    await screen.click('button', 'Apply what is still owed')
    await eventually('the payment to stand there', async () => (await stored(id))?.standing === 'there')
    expect(paymentsThere(10_000)).toMatchObject([{ unapplied: 6000 }])
    expect(books().invoice('P-3').due).toBe(0)
    expect(await stored(id)).toMatchObject({ amount: 10_000, unapplied: 6000 })
    await arShows('P-3', '$0.00')
  })

  it('a payment that was also entered there is merged with its twin', async () => {
    const { id } = await record({
      customer: 'Entered Tw',
      amount: '123.45',
      method: 'Card',
      status: 'Authorized',
    })
    const twin = books().pay('P-4', 12_345)
    await screen.goto(`${(await screen.url()).split('#')[0]}#sync-log`)
    // One that is under way is shared, and may have read the payments already.
    await eventually('the sync before to be over', () => isAtRest(options))
    await screen.click('button', 'Sync now')
    await eventually('the twin to be imported', async () =>
      (await ledger()).some(({ externalId }) => externalId === twin),
    )
    await screen.goto(`${(await screen.url()).split('#')[0]}#payments?source=manual&search=Entered`)
    await screen.click('button', /Actions for the payment of Entered Twice/)
    await screen.click('menuitem', 'Mark as synced')
    await screen.see('Payments in the accounting system')
    await screen.click('button', 'It is this one')
    await screen.see('The two are one record now.')
    const ofCustomer = (await ledger()).filter(({ customerName }) => customerName === 'Entered Twice Ltd')
    expect(ofCustomer).toMatchObject([{ id, externalId: twin, standing: 'there' }])
    expect(paymentsThere(12_345)).toHaveLength(1)
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
    expect(paymentsThere(5000)).toEqual([])
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
    expect(paymentsThere(2000)).toHaveLength(1)
    expect(books().invoice('P-5').due).toBe(3000)
    await arShows('P-5', '$30.00')
  })
}
