import type { Sandbox } from '../sandbox/index.ts'
import { DEFAULT_CLIENT } from '../sandbox/quickbooks/oauth/clients.ts'
import { addDays, pacificDate } from '../sandbox/quickbooks/pacific.ts'
import { seedLists } from '../sandbox/quickbooks/seed/lists.ts'
import { Random } from '../sandbox/shared/random.ts'
import type { Books, Facts } from './books.ts'
import type { Meddling } from './scenario.ts'

const minor = (amount: number): number => Math.round(amount * 100)
const KEY = /\bARC-[0-9A-Z]{16}\b/

/** A company with a dozen invoices, alone in its sandbox. */
export function quickbooksBooks(sandbox: Sandbox, seed: number): Books {
  const { quickbooks } = sandbox
  quickbooks.companies.clear()
  quickbooks.faults.clear()
  quickbooks.requests.clear()
  const realm = String(9_130_000_000_000 + seed)
  const company = quickbooks.addCompany(realm)
  quickbooks.oauth.autoApprove = realm
  quickbooks.oauth.refuse = undefined
  const random = new Random(seed + 77)
  const { clock } = company.ledger.books
  const today = pacificDate(clock.now())
  clock.during(clock.now() - 90 * 86_400_000, () => {
    seedLists(company, {
      name: `Soak ${seed}`,
      email: 'books@soak.example',
      line: '1 First St',
      city: 'Reno',
      state: 'NV',
      zip: '89501',
      customNumbers: true,
      multiCurrency: false,
    })
    for (let n = 1; n <= 4; n++)
      company.create('Customer', {
        DisplayName: `Customer ${n}`,
        PrimaryEmailAddr: { Address: `ap${n}@c.example` },
      })
    for (let n = 1; n <= 4; n++)
      company.create('Item', { Name: `Item ${n}`, UnitPrice: 25 * n, Type: 'Service' })
  })
  const invoiceOf = (customer: string, DocNumber: string | undefined, ago: number, units: number) =>
    company.create('Invoice', {
      ...(DocNumber ? { DocNumber } : {}),
      TxnDate: addDays(today, -ago),
      CustomerRef: { value: customer },
      Line: [
        {
          Amount: 50 * units,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: { ItemRef: { value: '2' }, Qty: units, UnitPrice: 50 },
        },
      ],
    })
  const payment = (customer: string, amount: number, invoice?: string) =>
    company.create('Payment', {
      CustomerRef: { value: customer },
      TotalAmt: amount,
      Line: invoice ? [{ Amount: amount, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }] : [],
    })
  const customers = company.all('Customer').map(({ Id }) => Id)
  for (let n = 0; n < 12; n++) {
    const ago = 60 - n * 4
    const customer = customers[n % customers.length] as string
    clock.during(clock.now() - ago * 86_400_000, () => {
      const { Id, TotalAmt } = invoiceOf(customer, String(2001 + n), ago, random.whole(4, 12))
      if (n < 3) payment(customer, n === 0 ? TotalAmt : 100, Id)
    })
  }
  const removed: string[] = []
  const memoOf = (held: Record<string, unknown>) =>
    (held.CustomerMemo as { value?: string } | undefined)?.value ?? ''
  const at = <T>(list: T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]
  const untouched = () => {
    const paid = new Set(
      company
        .all('Payment')
        .flatMap(({ Line }) => Line.flatMap(line => line.LinkedTxn ?? []))
        .map(link => link.TxnId),
    )
    return company.all('Invoice').filter(({ Id, TotalAmt }) => TotalAmt > 0 && !paid.has(Id))
  }
  const open = () => company.all('Invoice').filter(({ Balance }) => Balance > 60)

  function meddle(what: Meddling, pick: number, n: number): string | undefined {
    switch (what) {
      case 'amend-invoice': {
        const invoice = at(untouched(), pick)
        if (!invoice) return undefined
        const Line = [
          {
            Amount: 450 + n,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { ItemRef: { value: '1' } },
          },
        ]
        company.edit('Invoice', invoice.Id, { Line })
        return `invoice ${invoice.Id} amended`
      }
      case 'delete-invoice': {
        const invoice = at(untouched(), pick)
        if (!invoice) return undefined
        company.remove('Invoice', invoice.Id)
        removed.push(memoOf(invoice))
        return `invoice ${invoice.Id} deleted`
      }
      case 'void-invoice': {
        const invoice = at(untouched(), pick)
        if (!invoice) return undefined
        company.void('Invoice', invoice.Id)
        removed.push(memoOf(invoice))
        return `invoice ${invoice.Id} voided`
      }
      case 'pay-invoice': {
        const invoice = at(open(), pick)
        if (!invoice) return undefined
        const { Id } = payment(invoice.CustomerRef.value, pick % 2 ? invoice.Balance : 50, invoice.Id)
        return `invoice ${invoice.Id} paid by ${Id}`
      }
      case 'delete-payment': {
        const theirs = company
          .all('Payment')
          .filter(held => !KEY.test(`${held.PaymentRefNum} ${held.PrivateNote}`))
        const held = at(theirs, pick)
        if (!held) return undefined
        company.remove('Payment', held.Id)
        return `payment ${held.Id} deleted`
      }
      case 'new-invoice':
        return `invoice ${invoiceOf(at(customers, pick) as string, pick % 3 ? `N-${n}` : undefined, 0, 3).Id} made`
      case 'new-customer':
        return `customer ${company.create('Customer', { DisplayName: `Newcomer ${n}` }).Id} made`
      case 'rename-customer': {
        const id = at(customers, pick) as string
        company.edit('Customer', id, { DisplayName: `Renamed ${n}` })
        return `customer ${id} renamed`
      }
      case 'deactivate-item':
        // Item 4 stands on no invoice made here.
        company.edit('Item', '4', { Active: false })
        return 'item 4 deactivated'
    }
  }

  return {
    system: 'quickbooks',
    companyId: realm,
    connectionId: `quickbooks:production:${realm}`,
    traffic: quickbooks,
    client: {
      system: 'quickbooks',
      environment: 'production',
      clientId: DEFAULT_CLIENT.id,
      clientSecret: DEFAULT_CLIENT.secret,
    },
    meddle,
    removed,
    rotate: always => {
      quickbooks.oauth.rotation = always ? 'always' : 'daily'
    },
    expireAccess: () => quickbooks.oauth.expireAccessTokens(realm),
    dueToday() {
      const invoice = untouched().at(-1)
      if (!invoice) throw new Error('The seeded company has open invoices.')
      company.edit('Invoice', invoice.Id, {
        DueDate: new Date().toISOString().slice(0, 10),
        BillEmail: { Address: 'ap@customer.example' },
      })
      return invoice.Id
    },
    takeNumber(number) {
      // Made a while ago, so that it cannot be ours, and changed since, so that the next pull brings it.
      const { Id } = clock.during(clock.now() - 86_400_000, () =>
        invoiceOf(customers[0] as string, number, 1, 2),
      )
      company.edit('Invoice', Id, { PrivateNote: 'changed' })
    },
    deactivateItem: id => void company.edit('Item', id, { Active: false }),
    closeBooks: through => company.closeBooks(through),
    safeItem: '2',
    rule: of =>
      of === 'token'
        ? { path: /\/tokens\/bearer$/ }
        : { path: /^\/v3\//, ...(of === 'any' ? {} : { method: of === 'write' ? 'POST' : 'GET' }) },
    isOf(entry, of) {
      const token = entry.path.endsWith('/tokens/bearer')
      const api = entry.path.startsWith('/v3/')
      if (of === 'token') return token
      if (of === 'any') return api
      const write = entry.method === 'POST' && !entry.path.endsWith('/query')
      return api && (of === 'write' ? write : !write)
    },
    facts: (): Facts => ({
      customers: company
        .all('Customer')
        .map(({ Id, DisplayName, Active }) => ({ id: Id, name: DisplayName, active: Active })),
      items: company.all('Item').map(({ Id, Active }) => ({ id: Id, active: Active })),
      invoices: company.all('Invoice').map(held => ({
        id: held.Id,
        number: held.DocNumber ?? '',
        memo: memoOf(held),
        total: minor(held.TotalAmt),
        owed: minor(held.Balance),
        voided: held.TotalAmt === 0,
      })),
      payments: company.all('Payment').map(held => {
        const applied: Record<string, number> = {}
        for (const line of held.Line)
          for (const link of line.LinkedTxn ?? [])
            if (link.TxnType === 'Invoice')
              applied[link.TxnId] = (applied[link.TxnId] ?? 0) + minor(line.Amount)
        return {
          id: held.Id,
          amount: minor(held.TotalAmt),
          applied,
          key: KEY.exec(`${held.PaymentRefNum} ${held.PrivateNote}`)?.[0],
        }
      }),
      mails: company.mails.map(({ invoiceId }) => invoiceId),
    }),
  }
}
