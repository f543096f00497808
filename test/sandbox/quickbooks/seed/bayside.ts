import { Random } from '../../shared/random.ts'
import type { Draft } from '../books/books.ts'
import type { Company } from '../company.ts'
import { addDays, pacificDate } from '../pacific.ts'
import { agoOf, CUSTOMERS, caseSpecs, fillSpecs, ITEMS, type Spec } from './bayside-records.ts'
import { CASES, NAMES } from './cases.ts'
import { type Lists, seedLists } from './lists.ts'

/**
 * Bayside Lighting Co.: every case of the seed document in about sixty invoices over the last eight months,
 * the same at each start but for the dates, which follow the day it starts.
 */
export function seedBayside(company: Company): void {
  const { clock } = company.ledger.books
  const today = pacificDate(clock.now())
  const at = (date: string): number => Math.min(Date.parse(`${date}T18:30:00Z`), clock.now() - 60_000)
  const lists = clock.during(at(addDays(today, -400)), () =>
    seedLists(company, {
      name: NAMES.bayside,
      email: 'accounts@baysidelighting.example',
      line: '2140 Embarcadero',
      city: 'Oakland',
      state: 'CA',
      zip: '94606',
      customNumbers: true,
      multiCurrency: true,
      timeZone: 'America/Los_Angeles',
    }),
  )
  clock.during(at(addDays(today, -390)), () => seedNames(company, lists))
  for (const { date, run } of history(company, lists, today)) clock.during(at(date), run)
  clock.during(at(addDays(today, -2)), () => makeInactive(company))
  company.closeBooks(closingDate(today))
}

/** The last day of the month five months back: older invoices lie in the closed period. */
const closingDate = (today: string): string => addDays(`${addDays(today, -150).slice(0, 7)}-01`, -1)

function seedNames(company: Company, lists: Lists): void {
  const random = new Random(11)
  for (const [name, email, extra] of CUSTOMERS)
    company.create('Customer', {
      DisplayName: name,
      ...(email ? { PrimaryEmailAddr: { Address: email } } : {}),
      PrimaryPhone: { FreeFormNumber: `(415) 555-0${random.whole(100, 199)}` },
      SalesTermRef: { value: random.pick([lists.terms.net15, lists.terms.net30, lists.terms.net30]) },
      BillAddr: {
        Id: String(random.whole(10, 99)),
        Line1: `${random.whole(10, 4900)} ${random.pick(['Mission St', 'Grand Ave', 'Shattuck Ave', 'Bay St'])}`,
        City: random.pick(['Oakland', 'San Francisco', 'Berkeley', 'San Rafael']),
        CountrySubDivisionCode: 'CA',
        PostalCode: `94${random.whole(100, 999)}`,
        Lat: 'INVALID',
        Long: 'INVALID',
      },
      ...extra,
    })
  for (const [Name, UnitPrice, Type] of ITEMS)
    company.create('Item', { Name, UnitPrice, Type, IncomeAccountRef: { value: '4' } })
  company.create('Item', { Name: 'Fixtures', Type: 'Category' })
}

interface Happening {
  date: string
  run: () => void
}

function history(company: Company, lists: Lists, today: string): Happening[] {
  const happenings: Happening[] = []
  const on = (ago: number, run: () => void) => happenings.push({ date: addDays(today, -ago), run })
  const specs = [...caseSpecs(), ...fillSpecs()]
  for (const spec of specs) on(agoOf(spec), () => addInvoice(company, spec, addDays(today, -agoOf(spec))))
  for (const payment of payments(lists))
    on(payment.ago, () => addPayment(company, payment, addDays(today, -payment.ago)))
  // A fill invoice old enough is paid in full, most of them.
  const random = new Random(23)
  for (const spec of fillSpecs())
    if (agoOf(spec) > 45 && random.next() < 0.8) {
      const ago = agoOf(spec) - random.whole(12, 40)
      const method = random.pick([lists.methods.check, lists.methods.ach])
      on(ago, () => addPayment(company, { ago, covers: [spec.number], method }, addDays(today, -ago)))
    }
  on(150, () => depositPayment(company, lists, CASES.deposited, addDays(today, -150)))
  on(120, () => company.void('Invoice', company.invoice(CASES.voided).Id))
  on(64, () => addCredits(company, addDays(today, -64)))
  return happenings.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function addInvoice(company: Company, spec: Spec, date: string): void {
  const customer = company.customer(spec.customer)
  const lines: Draft[] = spec.lines.map(([name, quantity, price]) => {
    const item = company.item(name)
    const unit = price ?? item.UnitPrice ?? 0
    return {
      Description: name,
      Amount: Math.round(unit * quantity * 100) / 100,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: quantity, UnitPrice: unit },
    }
  })
  if (spec.number === CASES.discounted)
    lines.push({
      Amount: 89.6,
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: { PercentBased: true, DiscountPercent: 5 },
    })
  const email = customer.PrimaryEmailAddr?.Address
  company.create('Invoice', {
    ...(spec.number ? { DocNumber: spec.number } : {}),
    TxnDate: date,
    ...(spec.due === undefined ? {} : { DueDate: addDays(date, spec.due) }),
    CustomerRef: { value: customer.Id },
    Line: lines,
    ...(email ? { BillEmail: { Address: email }, EmailStatus: 'EmailSent' } : {}),
    CustomerMemo: { value: 'Thank you for your business.' },
    ...spec.extra,
  })
}

interface PaymentSpec {
  ago: number
  covers: string[]
  method: string
  /** Default: everything that is open. */
  amount?: number
  reference?: string
}

const payments = ({ methods }: Lists): PaymentSpec[] => [
  { ago: 160, covers: [CASES.deposited], method: methods.check, reference: '4471' },
  { ago: 60, covers: [...CASES.paidTogether], method: methods.check, amount: 1000, reference: '20881' },
  { ago: 50, covers: [CASES.paid], method: methods.ach, reference: 'ACH-77120' },
  { ago: 35, covers: [CASES.partiallyPaid], method: methods.card, amount: 1500, reference: '•••• 4242' },
  { ago: 16, covers: [CASES.paidByFailedAch], method: methods.ach, reference: 'ACH-77306' },
]

function addPayment(company: Company, spec: PaymentSpec, date: string): void {
  const invoices = spec.covers.map(number => company.invoice(number)).filter(invoice => invoice.Balance > 0)
  const first = invoices[0]
  if (!first) return
  const owed = invoices.reduce((sum, invoice) => sum + invoice.Balance, 0)
  let left = spec.amount ?? owed
  const total = left
  const lines = invoices.map(invoice => {
    const amount = Math.min(invoice.Balance, left)
    left -= amount
    return {
      Amount: Math.round(amount * 100) / 100,
      LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }],
    }
  })
  company.create('Payment', {
    TxnDate: date,
    CustomerRef: { value: first.CustomerRef.value },
    TotalAmt: Math.round(total * 100) / 100,
    PaymentMethodRef: { value: spec.method },
    ...(spec.reference ? { PaymentRefNum: spec.reference } : {}),
    Line: lines.filter(line => line.Amount > 0),
  })
}

function depositPayment(company: Company, lists: Lists, number: string, date: string): void {
  const link = company.invoice(number).LinkedTxn[0]
  if (!link) throw new Error(`Invoice ${number} has no payment to deposit.`)
  company.create('Deposit', {
    TxnDate: date,
    DepositToAccountRef: { value: lists.checking },
    Line: [{ LinkedTxn: [{ TxnId: link.TxnId, TxnType: 'Payment', TxnLineId: '0' }] }],
  })
}

/** One credit memo applied by a payment of nothing, as QBO does it, and one still open. */
function addCredits(company: Company, date: string): void {
  const item = company.item('Pendant lamp, brass')
  const credit = (number: string, customer: string, quantity: number) =>
    company.create('CreditMemo', {
      DocNumber: number,
      TxnDate: date,
      CustomerRef: { value: company.customer(customer).Id },
      Line: [
        {
          Amount: Math.round((item.UnitPrice ?? 0) * quantity * 100) / 100,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: quantity, UnitPrice: item.UnitPrice },
        },
      ],
    })
  const memo = credit(CASES.creditMemoApplied, 'Sierra Vista Winery', 2)
  const invoice = company.invoice(CASES.credited)
  company.create('Payment', {
    TxnDate: date,
    CustomerRef: { value: invoice.CustomerRef.value },
    TotalAmt: 0,
    Line: [
      { Amount: memo.TotalAmt, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] },
      { Amount: memo.TotalAmt, LinkedTxn: [{ TxnId: memo.Id, TxnType: 'CreditMemo' }] },
    ],
  })
  credit(CASES.creditMemoOpen, 'Pacific Crest Hotel', 1)
}

function makeInactive(company: Company): void {
  company.edit('Item', company.item('Halogen floodlight').Id, { Active: false })
  company.edit('Customer', company.customer('Sunset Cinema').Id, { Active: false })
}
