import { afterAll, beforeAll, expect, it } from 'vitest'
import { daysBetween, today } from '../../../core/ledger/dates.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import type { StoredReminder } from '../../../core/store/schema.ts'
import { CASES, NAMES } from '../../sandbox/quickbooks/seed/cases.ts'
import { ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { connectBeside } from './connect-another.ts'

/**
 * Clocks so far apart that it is never the same day by both: the books' and the browser's. Of two such pairs the
 * one whose next midnights are at least an hour away.
 */
const [BOOKS, BROWSER] =
  new Date().getUTCHours() % 2 === 0 ? ['Etc/GMT+12', 'Etc/GMT-14'] : ['Etc/GMT+11', 'Etc/GMT-13']

/** A company with an invoice that is due on the books' day, and one on the browser's. */
interface DueOnBoth {
  company: string
  there: string
  here: string
}
const TELLS: DueOnBoth = { company: NAMES.bayside, there: CASES.open, here: CASES.overdue }
/** Its books tell no time zone. */
const SILENT: DueOnBoth = { company: NAMES.harbor, there: '1040', here: '1041' }

/**
 * Which day it is decides what is overdue and which reminder goes: the books' day, where they tell their time
 * zone, wherever the browser stands; else the browser's.
 */
export function timeZone({ system, open }: Place): void {
  let stage: Stage
  let options: Screen
  let settings: Screen
  let screen: Screen
  const books = (company: string) => stage.sandbox.quickbooks.company(company)

  function dueOnBothDays({ company, there, here }: DueOnBoth): void {
    for (const [number, zone] of [
      [there, BOOKS],
      [here, BROWSER],
    ] as const)
      books(company).edit('Invoice', books(company).invoice(number).Id, {
        DueDate: today(zone, Date.now()),
        BillEmail: { Address: 'ap@customer.example' },
      })
  }
  async function stored({ company }: DueOnBoth, number: string): Promise<Invoice> {
    const rows = await ledgerRows<Invoice>(options, 'invoices')
    const { realmId } = books(company)
    return rows.find(row => row.connectionId.endsWith(`:${realmId}`) && row.number === number) as Invoice
  }
  /** What the panel of the invoice says beside its heading. */
  async function pill(of: DueOnBoth, number: string): Promise<string> {
    const { connectionId, id } = await stored(of, number)
    const page = (await screen.url()).split('#')[0]
    await screen.goto(`${page}#invoices?connection=${encodeURIComponent(connectionId)}&id=${id}`)
    return eventually(`the panel of ${number}`, () =>
      screen.run<string>(`(() => {
        const head = document.querySelector('.side-panel-head')
        return head?.innerText.includes('Invoice ${number}') ? head.innerText : ''
      })()`),
    )
  }
  async function reminded(of: DueOnBoth): Promise<string[]> {
    const ids = new Map(
      await Promise.all(
        [of.there, of.here].map(async number => [(await stored(of, number)).id, number] as const),
      ),
    )
    const { connectionId } = await stored(of, of.here)
    return (await ledgerRows<StoredReminder>(options, 'reminders'))
      .filter(row => row.connectionId === connectionId && row.step === 0 && row.outcome === 'sent')
      .flatMap(row => ids.get(row.invoiceId) ?? [])
  }

  beforeAll(async () => {
    stage = await open({ timeZone: BROWSER })
    const [info] = books(TELLS.company).all('CompanyInfo')
    books(TELLS.company).edit('CompanyInfo', info?.Id ?? '', { DefaultTimeZone: BOOKS })
    for (const each of [TELLS, SILENT]) {
      dueOnBothDays(each)
      options = (await connectBeside(stage, system, each.company)).options
    }
    settings = await stage.extension('options.html#cadence')
    screen = await stage.extension('workspace.html#invoices')
  })
  afterAll(() => stage?.close())

  it('overdue is what is overdue on the books’ day; where they tell none, on the browser’s', async () => {
    const apart = daysBetween(today(BOOKS, Date.now()), today(BROWSER, Date.now()))
    expect(apart).toBeGreaterThan(0)
    expect(await pill(TELLS, TELLS.there)).toMatch(/Open/)
    expect(await pill(TELLS, TELLS.here)).toMatch(/Open|Partially paid/)
    expect(await pill(SILENT, SILENT.there)).toMatch(new RegExp(`Overdue ${apart} day`))
    expect(await pill(SILENT, SILENT.here)).toMatch(/Open/)
  })

  it('the reminder of the due date goes on that day, and the settings name whose day it is', async () => {
    await settings.see(`Days are counted in ${BOOKS}, the time zone of its books.`)
    await settings.see(`Its books name no time zone, so days are counted in this browser’s: ${BROWSER}.`)
    for (const { company, there, here } of [TELLS, SILENT]) {
      await settings.click('switch', 'Send reminders', { css: '.stack:has(> .company)', text: company })
      await settings.see(company === TELLS.company ? there : here)
      await settings.click('button', 'Send reminders')
      await settings.gone('Send reminders?')
    }
    await eventually('a reminder of each company', async () => {
      const sent = await Promise.all([TELLS, SILENT].map(reminded))
      return sent.every(each => each.length > 0)
    })
    expect(await reminded(TELLS)).toEqual([TELLS.there])
    expect(await reminded(SILENT)).toEqual([SILENT.here])
  })
}
