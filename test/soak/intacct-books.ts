import { randomUUID } from 'node:crypto'
import type { Sandbox } from '../sandbox/index.ts'
import { type Data, listAt, text } from '../sandbox/intacct/books/data.ts'
import { BANK } from '../sandbox/intacct/company.ts'
import { DEFAULT_INTACCT_CLIENT } from '../sandbox/intacct/oauth/clients.ts'
import { addDays } from '../sandbox/intacct/rules/periods.ts'
import { seedLists } from '../sandbox/intacct/seed/lists.ts'
import { settingsFor } from '../sandbox/intacct/seed/settings.ts'
import { Random } from '../sandbox/shared/random.ts'
import type { Books, Facts } from './books.ts'
import type { Meddling } from './scenario.ts'

const minor = (amount: unknown): number => Math.round(Number(amount ?? 0) * 100)
const KEY = /\bARC-[0-9A-Z]{16}\b/
const WRITES = /\/(objects|workflows)\//

/** The same small company, kept in Sage Intacct. */
export function intacctBooks(sandbox: Sandbox, seed: number): Books {
  const { intacct } = sandbox
  intacct.companies.clear()
  intacct.faults.clear()
  intacct.requests.clear()
  const id = `Soak${seed}x${randomUUID().slice(0, 4)}`
  const company = intacct.addCompany(
    id,
    settingsFor({ name: `Soak ${seed}`, timeZone: 'UTC', multiEntity: false }),
  )
  intacct.oauth.autoApprove = id
  intacct.oauth.refuse = undefined
  const random = new Random(seed + 77)
  const { clock } = company.ledger.books
  const today = company.ledger.today()
  clock.during(clock.now() - 90 * 86_400_000, () => {
    seedLists(company, { invoicePrefix: 'INV-', nextInvoice: 3001 })
    company.create('location', { id: '100', name: 'Head office', status: 'active' })
    for (let n = 1; n <= 4; n++)
      company.create('customer', { id: `C-0000${n}`, name: `Customer ${n}`, currency: 'USD' })
    for (let n = 1; n <= 4; n++)
      company.create('item', {
        id: `ITEM-${n}`,
        name: `Item ${n}`,
        itemType: 'nonInventory',
        sales: { basePrice: String(25 * n) },
      })
  })
  const customers = company.all('customer').map(held => String(held.key))
  const items = company.all('item').map(held => String(held.key))
  const invoiceOf = (customer: string, invoiceNumber: string | undefined, ago: number, amount: number) =>
    company.create('invoice', {
      customer: { key: customer },
      ...(invoiceNumber ? { invoiceNumber } : {}),
      invoiceDate: addDays(today, -ago),
      dueDate: addDays(today, 30 - ago),
      lines: [
        {
          txnAmount: amount.toFixed(2),
          glAccount: { id: '4000' },
          dimensions: { location: { id: '100' }, item: { key: items[1] } },
        },
      ],
    })
  for (let n = 0; n < 12; n++) {
    const ago = 60 - n * 4
    clock.during(clock.now() - ago * 86_400_000, () => {
      const { key } = invoiceOf(
        customers[n % customers.length] as string,
        `INV-${2001 + n}`,
        ago,
        50 * random.whole(4, 12),
      )
      if (n < 3) company.pay(String(key), n === 0 ? undefined : '100.00')
    })
  }
  const removed: string[] = []
  const at = <T>(list: T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]
  const key = (held: Data): string => String(held.key)
  const live = (what: 'invoice' | 'payment') =>
    company.all(what).filter(held => held.state !== 'reversed' && held.state !== 'reversal')
  const untouched = () => {
    const paid = new Set(
      live('payment')
        .flatMap(held => listAt(held, 'paymentDetails'))
        .map(part => text(part, 'arInvoice.key')),
    )
    return live('invoice').filter(held => minor(held.totalTxnAmount) > 0 && !paid.has(key(held)))
  }
  const theirs = () =>
    live('payment').filter(held => !KEY.test(`${held.referenceNumber} ${held.description}`))

  function meddle(what: Meddling, pick: number, n: number): string | undefined {
    switch (what) {
      case 'amend-invoice': {
        const invoice = at(untouched(), pick)
        if (!invoice) return undefined
        company.edit('invoice', key(invoice), { dueDate: addDays(today, 45 + (n % 9)) })
        return `invoice ${key(invoice)} amended`
      }
      case 'delete-invoice':
      case 'void-invoice': {
        const invoice = at(untouched(), pick)
        if (!invoice) return undefined
        if (what === 'delete-invoice') company.remove('invoice', key(invoice))
        else company.reverse('invoice', key(invoice))
        removed.push(String(invoice.description ?? ''))
        return `invoice ${key(invoice)}: ${what}`
      }
      case 'pay-invoice': {
        const invoice = at(
          live('invoice').filter(held => minor(held.totalTxnAmountDue) > 6_000),
          pick,
        )
        if (!invoice) return undefined
        return `invoice ${key(invoice)} paid by ${key(company.pay(key(invoice), pick % 2 ? undefined : '50.00'))}`
      }
      case 'delete-payment': {
        const held = at(theirs(), pick)
        if (!held) return undefined
        company.reverse('payment', key(held))
        return `payment ${key(held)} reversed`
      }
      case 'new-invoice':
        return `invoice ${key(invoiceOf(at(customers, pick) as string, undefined, 0, 150))} made`
      case 'new-customer':
        return `customer ${key(company.create('customer', { id: `N-${n}-${pick}`, name: `Newcomer ${n} ${pick}` }))} made`
      case 'rename-customer': {
        const one = at(customers, pick) as string
        company.edit('customer', one, { name: `Renamed ${n}` })
        return `customer ${one} renamed`
      }
      case 'deactivate-item':
        company.edit('item', items[3] as string, { status: 'inactive' })
        return 'item 4 deactivated'
    }
  }

  return {
    system: 'intacct',
    companyId: id,
    connectionId: `intacct:production:${id}`,
    traffic: intacct,
    client: { system: 'intacct', environment: 'production', clientId: DEFAULT_INTACCT_CLIENT.id },
    setup: { account: '4000', location: '100', bankAccount: BANK },
    removed,
    meddle,
    rotate: always => {
      intacct.oauth.rotation = always ? 'always' : 'grace'
    },
    expireAccess: () => intacct.oauth.expireAccessTokens(id),
    dueToday() {
      const invoice = untouched().at(-1)
      if (!invoice) throw new Error('The seeded company has open invoices.')
      company.edit('invoice', key(invoice), { dueDate: today })
      return key(invoice)
    },
    takeNumber(number) {
      // Made a while ago, so that it cannot be ours, and changed since, so that the next pull brings it.
      const made = clock.during(clock.now() - 86_400_000, () =>
        invoiceOf(customers[0] as string, number, 1, 100),
      )
      company.edit('invoice', key(made), { dueDate: addDays(today, 40) })
    },
    deactivateItem: one => void company.edit('item', one, { status: 'inactive' }),
    closeBooks: through => company.closeBooks(through),
    safeItem: items[1] as string,
    rule: of =>
      of === 'token'
        ? { path: /\/oauth2\/token$/ }
        : of === 'any'
          ? { path: /\/(objects|workflows|services)\// }
          : of === 'write'
            ? { path: WRITES, method: 'POST' }
            : { path: /\/services\// },
    isOf(entry, of) {
      if (of === 'token') return entry.path.endsWith('/oauth2/token')
      const api = /\/(objects|workflows|services)\//.test(entry.path)
      if (of === 'any') return api
      const write = WRITES.test(entry.path) && entry.method !== 'GET'
      return api && (of === 'write' ? write : !write)
    },
    facts: (): Facts => ({
      customers: company
        .all('customer')
        .map(held => ({ id: key(held), name: String(held.name), active: held.status !== 'inactive' })),
      items: company.all('item').map(held => ({ id: key(held), active: held.status !== 'inactive' })),
      invoices: company
        .all('invoice')
        .filter(held => held.state !== 'reversal')
        .map(held => ({
          id: key(held),
          number: String(held.invoiceNumber ?? ''),
          memo: String(held.description ?? ''),
          total: minor(held.totalTxnAmount),
          owed: held.state === 'reversed' ? 0 : minor(held.totalTxnAmountDue),
          voided: held.state === 'reversed',
        })),
      payments: live('payment').map(held => {
        const applied: Record<string, number> = {}
        for (const part of listAt(held, 'paymentDetails')) {
          const invoice = text(part, 'arInvoice.key')
          applied[invoice] = (applied[invoice] ?? 0) + minor(text(part, 'txnCurrency.paymentAmount'))
        }
        return {
          id: key(held),
          amount: minor(text(held, 'txnCurrency.totalAmount')),
          applied,
          key: KEY.exec(`${held.referenceNumber} ${held.description}`)?.[0],
        }
      }),
      mails: [],
    }),
  }
}
