import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '../../../core/ledger/dates.ts'
import type { Customer, Invoice, Item, Payment } from '../../../core/ledger/records.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { SYSTEMS } from '../harness/systems/index.ts'
import { atRest } from './connect.ts'
import { pick } from './pick.ts'
import { tell } from './worker.ts'

/** What a user enters in the workspace: forms, both versions of an invoice, a file; in a narrow window too. */
export function forms({ system, open: openStage }: Place): void {
  const { cases, companies, names } = system
  let stage: Stage
  let options: Screen
  let connectionId: string
  const books = () => system.books(stage, companies.main)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const stored = async (id: string) => (await invoices()).find(row => row.id === id)
  const shots = process.env.FORMS_SHOTS
  const shot = async (screen: Screen, name: string) => {
    if (!shots) return
    mkdirSync(shots, { recursive: true })
    await screen.screenshot(`${shots}/${stage.browser}-${system.id}-${name}.png`)
  }
  const open = (address: string): Promise<Screen> => stage.extension(`workspace.html${address}`)

  beforeAll(async () => {
    stage = await openStage()
    options = await system.connect(stage, companies.main)
    await atRest(options)
    connectionId = (await connections(options))[0]?.id ?? ''
  })
  afterAll(() => stage?.close())

  it('an empty invoice is not kept: what is missing is said, and has the focus', async () => {
    const before = (await invoices()).length
    const screen = await open('#invoices?edit=new')
    await screen.click('button', 'Save as draft')
    await screen.see('Choose a customer.')
    await screen.see('Enter at least one line.')
    await eventually('the focus on the customer', () =>
      screen.run<boolean>(`document.activeElement?.getAttribute('role') === 'combobox'`),
    )
    await shot(screen, 'invoice-empty')
    expect(await invoices()).toHaveLength(before)
    await screen.close()
  })

  it('a customer made in the form, and terms of the books: both arrive there', async () => {
    const screen = await open('#invoices?edit=new')
    await screen.click('button', 'New customer')
    await screen.fill('Name', 'Harbour Cafe')
    await screen.fill('E-mail', 'office@harbour.example')
    await shot(screen, 'customer-dialog')
    await screen.click('button', `Save and send to ${system.title}`)
    await screen.see('Harbour Cafe was saved.')
    await eventually('the customer to stand there', () => books().hasCustomer('Harbour Cafe'))
    await screen.choose('Terms', 'Net 15')
    await pick(screen, 'Item', names.item)
    await screen.fill('Invoice number', '4101')
    await screen.fill('Price', '85')
    await shot(screen, 'invoice-filled')
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
    const screen = await open('#attention')
    await screen.click('link', 'Compare both versions')
    await screen.see('Both versions')
    await screen.see(names.customer)
    await screen.see('differs')
    await screen.see('As agreed')
    await shot(screen, 'versions')
    await screen.resize(400, 800)
    await shot(screen, 'versions-400')
    await screen.resize(1280, 860)
    await screen.click('button', 'Keep theirs')
    await screen.see('Yours said something else')
    await shot(screen, 'our-version')
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
    const screen = await open(`#invoices?id=${id}&compare=show`)
    await screen.see('Both versions')
    await screen.click('button', 'Keep mine, next free number')
    await screen.see('4302')
    await screen.click('button', 'Change and sync again')
    await screen.see(`Invoice 4302 stands in ${system.title} now.`)
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
    const screen = await open('#payments')
    await screen.click('button', 'Import results')
    const folder = mkdtempSync(join(tmpdir(), 'ar-companion-ach-'))
    writeFileSync(join(folder, 'ach.csv'), text)
    await screen.attach('Choose a file', join(folder, 'ach.csv'))
    await screen.see('1 new payment')
    rmSync(folder, { recursive: true, force: true })
    await shot(screen, 'csv-preview')
    await screen.click('button', 'Import 1 row')
    await screen.see('seconds left')
    await shot(screen, 'csv-report')
    await screen.click('button', 'Close', { css: '.dialog-actions' })
    await screen.click('button', 'Undo')
    await screen.see('1 payment was taken back')
    const own = (await ledgerRows<Payment>(options, 'payments')).filter(({ origin }) => origin === 'own')
    expect(own).toEqual([])
    await screen.close()
  })

  // The same screens whatever the system: seen once.
  const seenOnce = it.runIf(system === SYSTEMS[0])
  seenOnce('a filter value that nobody knows filters nothing', async () => {
    const screen = await open('#invoices?status=banana&sync=banana')
    await screen.see(/\d+ invoices/)
    const chosen = `[...document.querySelectorAll('label')]
      .filter(label => /^(Status|Sync)$/.test(label.textContent.trim()))
      .map(label => label.control.value)`
    expect(await screen.run(chosen)).toEqual(['', ''])
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
    const screen = await open(`#${address}`)
    await screen.resize(400, 800)
    await screen.see(/\w/)
    await eventually('everything to be read', () =>
      screen.run<boolean>(`!document.querySelector('[aria-busy="true"]')`),
    )
    await shot(screen, `narrow-${address.replace(/\W+/g, '-')}`)
    const wide = await screen.run<string[]>(`document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
          .filter(each => !each.closest('.table-scroll, .side-nav'))
          .map(each => each.tagName + '.' + each.className)
          .slice(0, 8)`)
    expect(wide).toEqual([])
    await screen.close()
  })
}
