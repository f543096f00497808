import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../core/ledger/dates.ts'
import type { Customer, Invoice, Item, Payment } from '../../core/ledger/records.ts'
import { connections, ledgerRows } from './harness/ledger.ts'
import { playwrightScreen } from './harness/playwright-screen.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { SYSTEMS } from './harness/systems/index.ts'
import { imported } from './journeys/connect.ts'
import { tell } from './journeys/worker.ts'

/** What a user enters in the workspace: forms, both versions of an invoice, a file; in a narrow window too. */
describe.each(SYSTEMS)('forms of the workspace on $title, in Chromium', system => {
  const { cases, companies, names } = system
  let stage: ChromiumStage
  let options: Screen
  let connectionId: string
  const books = () => system.books(stage, companies.main)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const stored = async (id: string) => (await invoices()).find(row => row.id === id)
  const shots = process.env.FORMS_SHOTS
  const shot = async (page: Page, name: string) => {
    if (!shots) return
    mkdirSync(shots, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${shots}/${system.id}-${name}-${colorScheme}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const open = async (address: string): Promise<[Page, Screen]> => {
    const page = await stage.chromium.open(`workspace.html${address}`)
    return [page, playwrightScreen(page)]
  }

  beforeAll(async () => {
    stage = await chromiumStage()
    options = await system.connect(stage, companies.main)
    await imported(options)
    connectionId = (await connections(options))[0]?.id ?? ''
  })
  afterAll(() => stage?.close())

  it('an empty invoice is not kept: what is missing is said, and has the focus', async () => {
    const before = (await invoices()).length
    const [page, screen] = await open('#invoices?edit=new')
    await screen.click('button', 'Save as draft')
    await screen.see('Choose a customer.')
    await screen.see('Enter at least one line.')
    await eventually('the focus on the customer', () =>
      page.evaluate(() => document.activeElement?.getAttribute('role') === 'combobox'),
    )
    await shot(page, 'invoice-empty')
    expect(await invoices()).toHaveLength(before)
    await screen.close()
  })

  it('a customer made in the form, and terms of the books: both arrive there', async () => {
    const [page, screen] = await open('#invoices?edit=new')
    await screen.click('button', 'New customer')
    await screen.fill('Name', 'Harbour Cafe')
    await screen.fill('E-mail', 'office@harbour.example')
    await shot(page, 'customer-dialog')
    await screen.click('button', `Save and send to ${system.title}`)
    await screen.see('Harbour Cafe was saved.')
    await eventually('the customer to stand there', () => books().hasCustomer('Harbour Cafe'))
    await screen.choose('Terms', 'Net 15')
    await page.getByRole('combobox', { name: 'Item' }).first().fill(names.item)
    await page.getByRole('option', { name: names.item }).click()
    await screen.fill('Invoice number', '4101')
    await screen.fill('Price', '85')
    await shot(page, 'invoice-filled')
    await screen.click('button', `Save and send to ${system.title}`)
    const there = await eventually('the invoice to stand there', () =>
      books()
        .invoices()
        .find(({ number }) => number === '4101'),
    )
    const dueDate = addDays(there.date, 15)
    expect(there).toMatchObject({ terms: 'Net 15', dueDate, customer: 'Harbour Cafe', total: 8500 })
    const [made] = await eventually('the terms to be read back', async () => {
      const found = (await invoices()).filter(row => row.number === '4101' && row.syncState === 'synced')
      return found.length > 0 && found
    })
    const [connection] = await connections(options)
    const termsId = connection?.terms?.find(({ name }) => name === 'Net 15')?.id
    expect(made).toMatchObject({ terms: 'Net 15', termsId, dueDate })
    const customers = (await ledgerRows<Customer>(options, 'customers')).filter(
      ({ name }) => name === 'Harbour Cafe',
    )
    expect(customers).toMatchObject([{ syncState: 'synced', email: 'office@harbour.example' }])
    await screen.close()
  })

  /** An invoice of ours whose number was given to another one there, behind our back. */
  async function taken(number: string): Promise<{ id: string; theirs: string }> {
    const theirs = books().copyInvoice(cases.open, number)
    const item = (await ledgerRows<Item>(options, 'items')).find(({ name }) => name === names.item)
    const customer = (await ledgerRows<Customer>(options, 'customers')).find(
      ({ name }) => name === names.customer,
    )
    const invoice = {
      number,
      customerId: customer?.id ?? '',
      date: books().today(),
      memo: 'As agreed',
      lines: [{ itemId: item?.id ?? '', quantity: '2', unitPrice: '85', amount: 17_000 }],
    }
    const { id } = await tell(options, 'invoice.save', { connectionId, invoice, push: true })
    await eventually('the refusal', async () => (await stored(id))?.syncState === 'failed')
    return { id, theirs }
  }

  it('a number that is taken: from the attention list to both versions; theirs is kept, ours as a note', async () => {
    const { id, theirs } = await taken('4201')
    const count = books().invoices().length
    const [page, screen] = await open('#attention')
    await screen.click('link', 'Compare both versions')
    await screen.see('Both versions')
    await screen.see(names.customer)
    await screen.see('differs')
    await screen.see('As agreed')
    await shot(page, 'versions')
    await page.setViewportSize({ width: 400, height: 800 })
    await shot(page, 'versions-400')
    await page.setViewportSize({ width: 1280, height: 860 })
    await screen.click('button', 'Keep theirs')
    await screen.see('Yours said something else')
    await shot(page, 'our-version')
    expect(await stored(id)).toMatchObject({
      externalId: theirs,
      syncState: 'synced',
      ourVersion: { number: '4201', memo: 'As agreed', total: 17_000 },
    })
    expect((await invoices()).filter(({ number }) => number === '4201')).toHaveLength(1)
    expect(books().invoices()).toHaveLength(count)
    await screen.click('button', 'Not needed any more')
    await eventually('the note to be gone', async () => (await stored(id))?.ourVersion === undefined)
    await screen.close()
  })

  it('or mine is kept, under the next free number', async () => {
    const { id } = await taken('4301')
    const [, screen] = await open(`#invoices?id=${id}&compare=show`)
    await screen.see('Both versions')
    await screen.click('button', 'Keep mine, next free number')
    await screen.see('4302')
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice 4302 stands in ${system.called} now.`)
    expect(await stored(id)).toMatchObject({ number: '4302', syncState: 'synced', memo: 'As agreed' })
    const numbers = books()
      .invoices()
      .map(({ number }) => number)
    expect(numbers.filter(number => number === '4301' || number === '4302').sort()).toEqual(['4301', '4302'])
    await screen.close()
  })

  it('a file of ACH results is chosen, imported, and taken back after the dialog was closed', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const text = `Date,Invoice,Amount,Status,Trace number\n${today},${cases.overdue},12.34,Pending,F-1\n`
    const [page, screen] = await open('#payments')
    await screen.click('button', 'Import results')
    const chosen = page.waitForEvent('filechooser')
    await screen.click('button', 'Choose a file')
    const file = { name: 'ach.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await (await chosen).setFiles(file)
    await screen.see('1 new payment')
    await shot(page, 'csv-preview')
    await screen.click('button', 'Import 1 row')
    await screen.see('seconds left')
    await shot(page, 'csv-report')
    await page.locator('.dialog-actions').getByRole('button', { name: 'Close' }).click()
    await screen.click('button', 'Undo')
    await screen.see('1 payment was taken back')
    const own = (await ledgerRows<Payment>(options, 'payments')).filter(({ origin }) => origin === 'own')
    expect(own).toEqual([])
    await screen.close()
  })

  // The same screens whatever the system: seen once.
  const seenOnce = it.runIf(system === SYSTEMS[0])
  seenOnce('a filter value that nobody knows filters nothing', async () => {
    const [page, screen] = await open('#invoices?status=banana&sync=banana')
    await screen.see(/\d+ invoices/)
    for (const label of ['Status', 'Sync'])
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe('')
    await screen.close()
  })

  seenOnce.each([
    'overview',
    'invoices',
    `invoices?search=${cases.open}`,
    'invoices?edit=new',
    'payments',
    'payments?record=new',
    'customers',
    'sync-log',
    'attention',
  ])('400 px wide, #%s does not scroll sideways', async address => {
    const [page, screen] = await open(`#${address}`)
    await page.setViewportSize({ width: 400, height: 800 })
    await screen.see(/\w/)
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    await shot(page, `narrow-${address.replace(/\W+/g, '-')}`)
    const wide = await page.evaluate(() =>
      document.documentElement.scrollWidth <= innerWidth
        ? []
        : [...document.querySelectorAll('body *')]
            .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
            .filter(each => !each.closest('.table-scroll, .side-nav'))
            .map(each => `${each.tagName}.${each.className}`)
            .slice(0, 8),
    )
    expect(wide).toEqual([])
    await screen.close()
  })
})
