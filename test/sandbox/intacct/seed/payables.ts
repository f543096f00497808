import type { Company } from '../company.ts'
import { addDays } from '../rules/periods.ts'
import { INTACCT_CASES as CASES } from './cases.ts'

/**
 * A bill, a sales order, a purchase order and a vendor's invoice, each under the number of an AR invoice or of
 * an Order Entry invoice: none of them is that invoice.
 */
export function seedLookalikes(company: Company, today: string): void {
  const date = addDays(today, -8)
  const dueDate = addDays(today, 22)
  const vendor = { id: 'V-0007' }
  company.create('vendor', { ...vendor, name: 'Cedar & Pine Lumber', status: 'active' })
  company.create('bill', {
    vendor,
    billNumber: CASES.overdue,
    createdDate: date,
    dueDate,
    lines: [{ txnAmount: '4180.00', glAccount: { id: '4000' }, memo: 'Oak boards' }],
  })
  const line = { txnAmount: '2650.00', memo: 'Upholstery fabric' }
  for (const [documentType, documentNumber] of [
    ['Purchase Order', 'PO-0044'],
    ['Vendor Invoice', CASES.partiallyPaid],
  ])
    company.create('purchase', {
      vendor,
      documentType,
      documentNumber,
      txnDate: date,
      dueDate,
      lines: [line],
    })
  company.create('document::Sales Order', {
    customer: { id: 'C-00006' },
    documentNumber: CASES.orderEntry,
    txnDate: date,
    dueDate,
    state: 'submitted',
    lines: [
      {
        dimensions: { item: { id: 'DSK-150' }, warehouse: { id: 'WH-EAST' }, location: { id: '120' } },
        unit: 'Each',
        unitQuantity: '2',
      },
    ],
  })
}
