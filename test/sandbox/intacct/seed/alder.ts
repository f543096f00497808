import { Random } from '../../shared/random.ts'
import { type Data, text } from '../books/data.ts'
import { minor } from '../books/money.ts'
import { BANK, type Company } from '../company.ts'
import { addDays } from '../rules/periods.ts'
import { agoOf, CUSTOMERS, caseSpecs, DOCUMENTS, fillSpecs, ITEMS, type Spec } from './alder-records.ts'
import { INTACCT_CASES as CASES, INTACCT_NAMES as NAMES } from './cases.ts'
import { seedLists } from './lists.ts'
import { seedLookalikes } from './payables.ts'

/**
 * Alder Creek Furnishings, three entities: every case of the seed document in about fifty invoices over the last
 * eight months, the same at each start but for the dates, which follow the day it starts.
 */
export function seedAlder(company: Company): void {
  const { clock } = company.ledger.books
  const today = company.ledger.today()
  const at = (date: string): number => Math.min(Date.parse(`${date}T18:30:00Z`), clock.now() - 60_000)
  clock.during(at(addDays(today, -400)), () => {
    seedLists(company, { invoicePrefix: 'INV-', nextInvoice: 1041 })
    seedPlaces(company)
    seedNames(company)
  })
  for (const { ago, run } of history(company, today)) clock.during(at(addDays(today, -ago)), run)
  clock.during(at(addDays(today, -2)), () => {
    company.edit('item', String(company.item(NAMES.inactiveItem).key), { status: 'inactive' })
    company.edit('customer', String(company.customer(NAMES.inactiveCustomer).key), { status: 'inactive' })
    seedLookalikes(company, today)
  })
  // The last day of the month five months back: older invoices lie in the closed period.
  company.closeBooks(addDays(`${addDays(today, -150).slice(0, 7)}-01`, -1))
}

const ENTITIES: [id: string, name: string][] = [
  ['EAST', 'Alder Creek East'],
  ['WEST', 'Alder Creek West'],
  ['CONTRACT', 'Alder Creek Contract'],
]

const LOCATIONS: [id: string, name: string, parent: string, status: string][] = [
  ['110', 'Boston showroom', 'EAST', 'active'],
  ['120', 'Hartford warehouse', 'EAST', 'active'],
  ['210', 'Portland showroom', 'WEST', 'active'],
  [NAMES.inactiveLocation, 'Reno outlet', 'WEST', 'inactive'],
]

function seedPlaces(company: Company): void {
  for (const [id, name] of ENTITIES) {
    company.create('entity', {
      id,
      name,
      federalId: '04-5551234',
      operatingCountry: 'United States',
      status: 'active',
    })
    company.create('location', { id, name, status: 'active' })
  }
  for (const [id, name, parent, status] of LOCATIONS)
    company.create('location', { id, name, parent: { id: parent }, status })
  for (const location of company.ledger.books.rows('company-config/location'))
    company.ledger.books.adjust(location, {
      locationType: ENTITIES.some(([id]) => id === location.data.id) ? 'entity' : 'location',
      baseCurrency: 'USD',
    })
  for (const [id, name] of [
    ['SA', 'Sales'],
    ['SV', 'Services'],
  ])
    company.create('department', { id, name, status: 'active' })
  for (const [id, name, location] of [
    ['WH-EAST', 'Hartford', '120'],
    ['WH-WEST', 'Portland', '210'],
  ])
    company.create('warehouse', { id, name, location: { id: location }, status: 'active' })
}

function seedNames(company: Company): void {
  const random = new Random(13)
  for (const [id, name, email, term] of CUSTOMERS)
    company.create('customer', {
      id,
      name,
      term: { id: term },
      creditLimit: random.pick([null, 25_000, 50_000]),
      currency: id === 'C-00011' ? 'EUR' : 'USD',
      contacts: {
        default: {
          printAs: name,
          ...(email ? { email1: email } : {}),
          phone1: `(617) 555-0${random.whole(100, 199)}`,
          mailingAddress: {
            addressLine1: `${random.whole(10, 900)} Main St`,
            city: 'Boston',
            state: 'MA',
            postCode: '02110',
          },
        },
      },
    })
  for (const [id, name, price, itemType] of ITEMS) {
    company.create('item', {
      id,
      name,
      itemType,
      unitOfMeasureGroup: { id: 'Count' },
      sales: { basePrice: String(price) },
    })
    const row = company.ledger.books.byId('inventory-control/item', id)
    if (row && itemType === 'inventory') company.ledger.books.adjust(row, { quantityOnHand: '400' })
  }
}

interface Happening {
  ago: number
  run: () => void
}

function history(company: Company, today: string): Happening[] {
  const happenings: Happening[] = []
  const on = (ago: number, run: () => void) => happenings.push({ ago, run })
  const specs = [...caseSpecs(), ...fillSpecs()]
  for (const spec of specs)
    on(agoOf(spec.number), () => addInvoice(company, spec, addDays(today, -agoOf(spec.number))))
  for (const document of DOCUMENTS)
    on(document.ago, () => addDocument(company, document, addDays(today, -document.ago)))
  const pay = (ago: number, numbers: readonly string[], more?: Receipt) =>
    on(ago, () => receipt(company, numbers, addDays(today, -ago), more))
  const undeposited = { financialEntity: undefined, undepositedGLAccount: { id: '1090' } }
  pay(150, [CASES.deposited], {
    extra: { ...undeposited, paymentMethod: 'printedCheck', documentNumber: '4471' },
  })
  on(149, () => {
    const payment = company.paymentsOf(String(company.invoice(CASES.deposited).key))[0]
    company.create('deposit', {
      txnDate: addDays(today, -149),
      description: 'Weekly deposit',
      bankAccount: { id: BANK },
      details: [{ id: String(payment?.key) }],
    })
  })
  pay(80, [CASES.paid], { extra: { paymentMethod: 'onlineAchDebit', referenceNumber: 'ACH-77120' } })
  pay(70, CASES.paidTogether, {
    rest: 24_000,
    extra: { paymentMethod: 'printedCheck', documentNumber: '20881' },
  })
  pay(35, [CASES.partiallyPaid], { amount: 150_000, extra: { paymentMethod: 'creditCard' } })
  pay(20, [CASES.orderEntryPaid], { extra: { paymentMethod: 'eft', referenceNumber: 'EFT-3302' } })
  pay(16, [CASES.paidByFailedAch], {
    extra: { paymentMethod: 'onlineAchDebit', referenceNumber: 'ACH-77306' },
  })
  pay(5, [CASES.selected], {
    extra: { state: 'draft', paymentMethod: 'printedCheck', documentNumber: '5521' },
  })
  on(120, () => company.reverse('invoice', String(company.invoice(CASES.reversed).key), addDays(today, -120)))
  on(55, () => useCredit(company, addDays(today, -55)))
  on(40, () => addAdjustment(company, addDays(today, -40)))
  // A fill invoice old enough is paid in full, most of them.
  const random = new Random(29)
  for (const spec of fillSpecs())
    if (agoOf(spec.number) > 50 && random.next() < 0.75)
      pay(agoOf(spec.number) - random.whole(14, 44), [spec.number], {
        extra: { paymentMethod: random.pick(['printedCheck', 'eft', 'onlineAchDebit']) },
      })
  return happenings.sort((a, b) => b.ago - a.ago)
}

const LOCATION_OF: Record<string, string> = { WEST: '210' }

function addInvoice(company: Company, spec: Spec, date: string): void {
  const customer = company.customer(spec.customer)
  const term = company.find('term', held => held.key === text(customer, 'term.key'))
  const location = { id: LOCATION_OF[spec.entity ?? ''] ?? '110' }
  company.create(
    'invoice',
    {
      customer: { id: spec.customer },
      invoiceNumber: spec.number,
      invoiceDate: date,
      dueDate: addDays(date, Number(text(term ?? {}, 'due.days') || 30)),
      term: { key: text(customer, 'term.key') },
      description: 'Thank you for your business.',
      ...(spec.reference ? { referenceNumber: spec.reference } : {}),
      ...(spec.currency ? { currency: { txnCurrency: spec.currency } } : {}),
      ...(spec.draft ? { state: 'draft' } : {}),
      lines: spec.lines.map(([item, quantity, price]) => {
        const { name, sales } = company.item(item) as { name: string; sales: { basePrice: string } }
        const cents = Math.round(Number(price ?? sales.basePrice) * 100) * quantity
        return {
          txnAmount: (cents / 100).toFixed(2),
          glAccount: { id: item.startsWith('SRV') ? '4010' : '4000' },
          memo: name,
          dimensions: {
            location,
            item: { id: item },
            department: { id: item.startsWith('SRV') ? 'SV' : 'SA' },
          },
        }
      }),
    },
    { force: true, ...(spec.entity ? { entity: spec.entity } : {}) },
  )
}

function addDocument(company: Company, spec: (typeof DOCUMENTS)[number], date: string): void {
  company.create(`document::${spec.type}`, {
    customer: { id: spec.customer },
    txnDate: date,
    dueDate: addDays(date, 30),
    paymentTerm: { id: 'Net 30' },
    ...(spec.draft ? { state: 'draft' } : { state: 'submitted' }),
    lines: [
      {
        dimensions: { item: { id: spec.item }, warehouse: { id: 'WH-EAST' }, location: { id: '120' } },
        unit: 'Each',
        unitQuantity: String(spec.quantity),
      },
    ],
  })
}

interface Receipt {
  /** Hundredths; default everything that is open. */
  amount?: number
  /** Hundredths that stay on account. */
  rest?: number
  extra?: Data
}

function receipt(company: Company, numbers: readonly string[], date: string, more: Receipt = {}): void {
  const invoices = numbers
    .map(number => company.invoice(number))
    .filter(held => minor(held.totalTxnAmountDue) > 0)
  const first = invoices[0]
  if (!first) return
  let left = more.amount ?? Number.MAX_SAFE_INTEGER
  const paymentDetails = invoices.map(invoice => {
    const amount = Math.min(minor(invoice.totalTxnAmountDue), left)
    left -= amount
    return { arInvoice: { key: invoice.key }, txnCurrency: { paymentAmount: (amount / 100).toFixed(2) } }
  })
  const { financialEntity = { entityId: BANK }, ...extra } = more.extra ?? {}
  company.create('payment', {
    customer: { key: text(first, 'customer.key') },
    ...('undepositedGLAccount' in extra ? {} : { financialEntity }),
    paymentSummary: { receiptDate: date },
    txnCurrency: { currency: text(first, 'currency.txnCurrency') },
    ...(more.rest ? { overPaymentAmount: (more.rest / 100).toFixed(2) } : {}),
    paymentDetails,
    ...extra,
  })
}

/** The credit memo from Order Entry pays half of an invoice; no money moves. */
function useCredit(company: Company, date: string): void {
  const memo = company.invoice(CASES.creditMemoApplied)
  const invoice = company.invoice(CASES.credited)
  company.create('payment', {
    customer: { key: text(invoice, 'customer.key') },
    financialEntity: { entityId: BANK },
    paymentSummary: { receiptDate: date },
    txnCurrency: { currency: 'USD' },
    paymentDetails: [
      {
        arInvoice: { key: invoice.key },
        negativeInvoice: { key: memo.key },
        txnCurrency: { negativeInvoiceAmount: String(memo.totalTxnAmountDue).replace('-', '') },
      },
    ],
  })
}

function addAdjustment(company: Company, date: string): void {
  company.create('adjustment', {
    customer: { id: 'C-00007' },
    adjustmentNumber: CASES.adjustment,
    createdDate: date,
    description: 'Damaged in transit',
    lines: [
      {
        txnCurrency: { amount: '-125.00', currency: 'USD' },
        glAccount: { id: '4000' },
        dimensions: { location: { id: '110' } },
      },
    ],
  })
}
