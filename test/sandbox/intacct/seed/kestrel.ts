import { BANK, type Company } from '../company.ts'
import { addDays } from '../rules/periods.ts'
import { seedLists } from './lists.ts'

/** A small company of one entity, whose numbers repeat Alder Creek's: nothing may mix. */
export function seedKestrel(company: Company): void {
  const { clock } = company.ledger.books
  const today = company.ledger.today()
  const at = (ago: number): number =>
    Math.min(Date.parse(`${addDays(today, -ago)}T17:00:00Z`), clock.now() - 60_000)
  clock.during(at(300), () => {
    seedLists(company, { invoicePrefix: 'INV-', nextInvoice: 1044 })
    company.create('location', { id: '100', name: 'Kestrel Ridge', status: 'active' })
    company.create('warehouse', { id: 'MAIN', name: 'Main', location: { id: '100' }, status: 'active' })
    for (const [id, name] of [
      ['C-00001', 'Summit Guides Co-op'],
      ['C-00002', 'Blue Heron Lodge'],
      ['C-00003', 'Trailhead Youth Camps'],
    ])
      company.create('customer', { id, name, term: { id: 'Net 30' }, currency: 'USD' })
    company.create('item', {
      id: 'TENT-2',
      name: 'Two-person tent',
      itemType: 'nonInventory',
      sales: { basePrice: '320' },
    })
    company.create('item', {
      id: 'PACK-60',
      name: 'Pack, 60 l',
      itemType: 'nonInventory',
      sales: { basePrice: '210.50' },
    })
  })
  for (let index = 0; index < 6; index += 1) {
    const ago = 75 - index * 12
    clock.during(at(ago), () =>
      company.create('invoice', {
        customer: { id: `C-0000${(index % 3) + 1}` },
        invoiceNumber: `INV-${1038 + index}`,
        invoiceDate: addDays(today, -ago),
        dueDate: addDays(today, 30 - ago),
        lines: [
          {
            txnAmount: (320 * (index + 1)).toFixed(2),
            glAccount: { id: '4000' },
            memo: 'Two-person tent',
            dimensions: { location: { id: '100' }, item: { id: 'TENT-2' } },
          },
        ],
      }),
    )
  }
  const first = company.invoice('INV-1038')
  clock.during(at(30), () =>
    company.pay(String(first.key), undefined, { financialEntity: { entityId: BANK } }),
  )
}
