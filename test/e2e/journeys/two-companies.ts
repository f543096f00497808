import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../../core/ledger/connection.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import type { Invoice, LedgerRecord } from '../../../core/ledger/records.ts'
import { ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { SYSTEMS } from '../harness/systems/index.ts'
import type { SystemUnderTest } from '../harness/systems/system.ts'
import { openPanel } from './companion.ts'
import { connectBeside } from './connect-another.ts'

interface Company {
  system: SystemUnderTest
  name: string
  connection: Connection
}

/** Two companies of each system in one browser: nothing mixes, and every screen says which it is about. */
export function twoCompanies({ open }: Place): void {
  let stage: Stage
  let options: Screen
  const companies: Company[] = []
  const wanted = SYSTEMS.flatMap(system =>
    [system.companies.main, system.companies.other].map(name => ({ system, name })),
  )
  const company = (name: string): Company => companies.find(each => each.name === name) as Company
  const rows = async <T extends LedgerRecord>(store: string, { connection }: Company) =>
    (await ledgerRows<T>(options, store)).filter(row => row.connectionId === connection.id)

  beforeAll(async () => {
    stage = await open()
    for (const { system, name } of wanted) {
      const connected = await connectBeside(stage, system, name)
      options = connected.options
      companies.push({ system, name, connection: connected.connection })
    }
  }, 360_000)
  afterAll(() => stage?.close())

  it.each(wanted)('$name: the ledger holds what its own books do', async ({ system, name }) => {
    const counts = system.books(stage, name).counts()
    for (const [store, count] of Object.entries(counts))
      expect(await rows(store, company(name)), store).toHaveLength(count)
  })

  it.each(wanted)('$name: its page, its panel, its workspace name it', async ({ system, name }) => {
    const tab = await stage.tab()
    const books = system.books(stage, name)
    const owed = books.invoices().find(each => each.due > 0 && each.due === each.total)
    if (!owed) throw new Error(`${name} has no open invoice.`)
    await system.pages.switchCompany(stage, tab, name)
    await system.pages.openInvoice(stage, tab, owed.number, name)
    await openPanel(tab)
    await tab.see(formatAmount(owed.due, 'USD'))
    const text = await tab.text()
    expect(text).toContain(name)
    for (const other of wanted.filter(each => each.name !== name && each.system !== system))
      expect(text).not.toContain(other.name)
    await tab.close()
    const { connection } = company(name)
    const workspace = await stage.extension(
      `workspace.html#invoices?connection=${connection.id}&search=${owed.number}`,
    )
    await workspace.see(owed.number)
    await workspace.see(name)
    await workspace.close()
  })

  it('what is received in one company changes no other', async () => {
    const balances = async () =>
      new Map(
        await Promise.all(
          companies.map(
            async each =>
              [
                each.name,
                (await rows<Invoice>('invoices', each)).map(row => [row.id, row.accountingBalance]),
              ] as const,
          ),
        ),
      )
    const before = await balances()
    const [paid] = wanted
    if (!paid) throw new Error('No company.')
    const { system, name } = paid
    system.books(stage, name).pay(system.cases.open, 1000)
    const { externalId } = (await rows<Invoice>('invoices', company(name))).find(
      row => row.number === system.cases.open,
    ) as Invoice
    const workspace = await stage.extension(
      `workspace.html#invoices?connection=${company(name).connection.id}&id=${externalId}`,
    )
    await workspace.click('button', 'Re-Sync')
    await eventually('the new balance', async () => {
      const now = await balances()
      return JSON.stringify(now.get(name)) !== JSON.stringify(before.get(name))
    })
    const after = await balances()
    for (const other of wanted.slice(1)) expect(after.get(other.name)).toEqual(before.get(other.name))
  })

  it('a setting of one company is its alone', async () => {
    const settings = await stage.extension('options.html#invoices')
    await settings.see('Allow Duplicate Invoice Numbers')
    const switched = await settings.run<string[]>(`(() => {
      const cards = [...document.querySelectorAll('h3.company')].map(title => [title.textContent, title.parentElement])
      cards.find(([name]) => name === ${JSON.stringify(wanted[0]?.name)})[1].querySelector('[role=switch]').click()
      return cards.map(([name]) => name)
    })()`)
    expect(switched.sort()).toEqual(wanted.map(each => each.name).sort())
    const on = () =>
      settings.run<string[]>(`[...document.querySelectorAll('h3.company')]
        .filter(title => {
          const control = title.parentElement.querySelector('[role=switch]')
          return control.checked || control.getAttribute('aria-checked') === 'true'
        })
        .map(title => title.textContent)`)
    await eventually('the switch to be on', async () => (await on()).length > 0)
    expect(await on()).toEqual([wanted[0]?.name])
    await settings.close()
  })
}
