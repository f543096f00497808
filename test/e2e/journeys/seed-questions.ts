import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { openPanel } from './companion.ts'
import { atRest } from './connect.ts'
import { pick } from './pick.ts'
import { tell } from './worker.ts'

const hundred = ({ amount }: { amount: number }): boolean => amount === 10_000

/** Each question of the seed document, answered by the product through its own screens (README, table). */
export function seedQuestions({ system, open }: Place): void {
  const { cases, companies, gaps } = system
  let stage: Stage
  let options: Screen
  const books = () => system.books(stage, companies.main)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const ownPayments = async () =>
    (await ledgerRows<Payment>(options, 'payments')).filter(({ origin }) => origin === 'own')

  /** The details of an invoice in the workspace, by its number. */
  const details = async (number: string): Promise<Screen> => {
    const screen = await stage.extension(`workspace.html#invoices?id=${books().invoice(number).id}`)
    await screen.see('Record a payment')
    return screen
  }

  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage, companies.main)
    await atRest(options)
    await system.knowPages(stage)
  })
  afterAll(() => stage?.close())

  if (gaps.has('repeated-numbers'))
    it('missing record: numbers are unique there, and the setting says so', async () => {
      const settings = await stage.extension('options.html#invoices')
      await settings.see(/takes each number only once/)
      await settings.close()
      expect((await invoices()).filter(({ skippedFor }) => skippedFor !== undefined)).toEqual([])
    })
  else
    it('missing record: a duplicate number is skipped, and comes in when the setting is turned on', async () => {
      const { duplicate = '' } = cases
      const listed = (await invoices()).filter(({ number }) => number === duplicate)
      expect(listed.map(({ skippedFor }) => skippedFor !== undefined).sort()).toEqual([false, true])
      const settings = await stage.extension('options.html#invoices')
      await settings.click('switch', /Allow Duplicate Invoice Numbers/)
      await eventually('both to be listed', async () =>
        (await invoices()).filter(row => row.number === duplicate).every(row => row.skippedFor === undefined),
      )
      await settings.close()
    })

  it('missing record: Import by number says what it found', async () => {
    const workspace = await stage.extension('workspace.html#invoices')
    await workspace.click('button', 'More for this page')
    await workspace.click('menuitem', 'Import by number')
    await workspace.fill(/Invoice number/, 'NO-SUCH-1')
    await workspace.click('button', 'Import')
    await workspace.see('No invoice has exactly the number NO-SUCH-1')
    const made = books().copyInvoice(cases.open, 'IMP-77')
    await workspace.fill(/Invoice number/, 'IMP-77')
    await workspace.click('button', 'Import')
    await workspace.see('Invoice IMP-77 was imported.')
    expect((await invoices()).some(row => row.externalId === made)).toBe(true)
    await workspace.close()
  })

  it('missing record: its page asks for it, by the id it shows or from the panel', async () => {
    const made = books().copyInvoice(cases.open, 'IMP-78')
    const tab = await stage.tab()
    await system.pages.openInvoice(stage, tab, 'IMP-78')
    // A number alone may be another company's: there the user asks.
    if (system.id === 'intacct') {
      await tab.click('button', /Not in AR/)
      await tab.click('button', /^Import/)
    }
    await eventually('the invoice to be in AR', async () =>
      (await invoices()).some(row => row.externalId === made),
    )
    if (system.id === 'quickbooks') await openPanel(tab)
    await tab.see('AR balance')
    await tab.close()
  })

  it('archive: by hand, reversible, found again with the filter Archived', async () => {
    const workspace = await stage.extension(`workspace.html#invoices?search=${cases.paid}`)
    await workspace.see(cases.paid)
    await workspace.click('button', new RegExp(`Actions for ${cases.paid}`))
    await workspace.click('menuitem', /^Archive/)
    await workspace.see(`Invoice ${cases.paid} was archived.`)
    await workspace.choose('Archived', 'Yes')
    await workspace.see(/1 invoice\b/)
    await workspace.click('button', 'Undo')
    await eventually('the invoice to be listed again', async () =>
      (await invoices()).some(row => row.number === cases.paid && row.archivedAt === undefined),
    )
    await workspace.close()
  })

  // While the setting is as it comes: an authorized payment is sent at once.
  it('paid though it failed: flagged, deleted there on request, and the balance comes back', async () => {
    const number = cases.partiallyPaid
    const { id: invoiceId, customerId } = (await invoices()).find(row => row.number === number) as Invoice
    const balance = books().invoice(number).due
    const [connection] = await connections(options)
    const { id } = await tell(options, 'payment.record', {
      connectionId: connection?.id ?? '',
      payment: {
        customerId,
        date: books().today(),
        amount: 5000,
        method: 'ach',
        status: 'authorized',
        applications: [{ invoiceId, amount: 5000 }],
      },
    })
    const standing = async () => (await ownPayments()).find(row => row.id === id)?.standing
    await eventually('the payment to stand there', async () => (await standing()) === 'there')
    expect(books().invoice(number).due).toBe(balance - 5000)
    const list = await stage.extension('workspace.html#payments?source=manual')
    await list.click('button', /Actions for the payment of/)
    await list.click('menuitem', /Mark as failed/i)
    await list.see('cannot take the failure back')
    await list.click('button', /Mark as failed/i)
    await list.see('Failed, still there')
    await list.close()
    const screen = await stage.extension(`workspace.html#payments?id=${id}`)
    await screen.see('It failed after it was submitted')
    const attention = await stage.extension('workspace.html#attention')
    await attention.see(/failed payment/i)
    await attention.close()
    await screen.click('button', 'Delete it there for me')
    await screen.click('button', 'Delete it there')
    await eventually('the payment to be gone from the books', () => books().invoice(number).due === balance)
    await eventually('the ledger to know', async () => (await standing()) === 'gone')
    const restored = (await invoices()).find(row => row.id === invoiceId)
    expect(restored?.accountingBalance).toBe(balance)
    await screen.close()
  })

  it('balance mismatch: an authorized ACH payment waits while the setting is off, and the cause is named', async () => {
    const settings = await stage.extension('options.html#payments')
    await settings.click('switch', /Submit Authorized ACH Payments/)
    const workspace = await details(cases.overdue)
    await record(workspace, { amount: '100.00', status: 'Authorized', method: 'ACH' })
    await workspace.see(/Authorized ACH/)
    await workspace.see('$100.00')
    expect((await ownPayments()).find(hundred)).toMatchObject({
      status: 'authorized',
      standing: 'none',
      amount: 10_000,
    })
    expect(books().payments().some(hundred)).toBe(false)

    const tab = await stage.tab()
    await system.pages.openInvoice(stage, tab, cases.overdue)
    await openPanel(tab)
    await tab.see('Authorized ACH payment, sent once it succeeds')
    await tab.close()

    // Turned on again, it asks, with count and sum, before it sends what waits.
    await settings.click('switch', /Submit Authorized ACH Payments/)
    await settings.see('$100.00')
    await settings.click('button', 'Turn on')
    await eventually('the payment to be in the books', () => books().payments().some(hundred))
    await settings.close()
    await workspace.close()
  })

  it('invoice not loading: its PDF is fetched', async () => {
    const workspace = await details(cases.open)
    await workspace.click('button', 'PDF')
    await eventually('the PDF to be stored', async () =>
      (await ledgerRows<{ invoiceId: string; size: number }>(options, 'pdfs')).some(
        pdf => pdf.invoiceId === books().invoice(cases.open).id && pdf.size > 500,
      ),
    )
    await workspace.close()
  })

  it('editing: what is not synced yet is edited here, and read only once it stands there', async () => {
    const { customer, priced } = system.names
    const workspace = await stage.extension('workspace.html#invoices?edit=new')
    await pick(workspace, 'Customer', customer.slice(0, 9))
    await workspace.fill('Invoice number', 'NEW-1')
    await pick(workspace, 'Item', priced.item)
    await workspace.click('button', 'Save as draft')
    await workspace.see('The draft was saved.')
    const draft = await eventually('the draft', async () =>
      (await invoices()).find(({ number }) => number === 'NEW-1'),
    )
    expect(draft).toMatchObject({ draft: true, syncState: 'unsynced', total: priced.price })
    await workspace.click('button', 'Edit')
    await workspace.fill('Quantity', '2')
    await workspace.click('button', /Save and send/)
    await eventually('the invoice to stand there', () =>
      books()
        .invoices()
        .some(held => held.number === 'NEW-1'),
    )
    expect(books().invoice('NEW-1').total).toBe(2 * priced.price)
    await workspace.see('edit it there')
    await workspace.close()
  })

  it('editing: an imported invoice is read only, with the way to the accounting system', async () => {
    const workspace = await details(cases.open)
    await workspace.see('edit it there')
    await workspace.close()
  })
}

async function record(
  screen: Screen,
  { amount, status, method }: { amount: string; status: string; method: string },
): Promise<void> {
  await screen.click('link', 'Record a payment')
  // Typed as soon as the field is there: nothing that is read later may change it.
  await screen.fill(/Amount received/, amount)
  await screen.choose('Method', method)
  await screen.choose('Status', status)
  await screen.click('button', 'Record the payment')
  await screen.see('The payment was recorded.')
}
