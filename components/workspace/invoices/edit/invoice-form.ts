import type { Connection, PaymentTerm } from '../../../../core/ledger/connection.ts'
import { addDays, isCalendarDate } from '../../../../core/ledger/dates.ts'
import type { InvoiceDraft, InvoiceLineDraft } from '../../../../core/ledger/invoice-draft.ts'
import { isDecimal, lineAmount, toDecimal } from '../../../../core/ledger/money.ts'
import type { CalendarDate, Invoice } from '../../../../core/ledger/records.ts'
import { plainDecimal } from '../../amount-text.ts'

/** One line as it is typed. */
export interface LineForm {
  /** Stays with the line while others come and go. */
  key: number
  itemId: string
  description: string
  quantity: string
  unitPrice: string
}

/** The form's fields as they are typed. */
export interface InvoiceForm {
  number: string
  customerId: string
  date: CalendarDate
  dueDate: CalendarDate
  terms: string
  memo: string
  lines: LineForm[]
}

/** Where the books do not list theirs: these set the due date alone. */
const USUAL_TERMS: readonly PaymentTerm[] = [
  { id: '', name: 'Due on receipt', days: 0 },
  { id: '', name: 'Net 10', days: 10 },
  { id: '', name: 'Net 15', days: 15 },
  { id: '', name: 'Net 30', days: 30 },
  { id: '', name: 'Net 60', days: 60 },
]

/** The terms to choose from: those of the books, the soonest due first. */
export const termsOf = ({ terms }: Pick<Connection, 'terms'>): readonly PaymentTerm[] =>
  terms && terms.length > 0
    ? [...terms].sort(
        (a, b) =>
          (a.days ?? Number.POSITIVE_INFINITY) - (b.days ?? Number.POSITIVE_INFINITY) ||
          a.name.localeCompare(b.name),
      )
    : USUAL_TERMS

/** The terms to choose from, and those that the invoice already has. */
export const termOptions = (terms: readonly PaymentTerm[], current: string) => [
  { value: '', label: '–' },
  ...[...new Set([...terms.map(({ name }) => name), ...(current ? [current] : [])])].map(value => ({
    value,
    label: value,
  })),
]

let lastKey = 0
export const emptyLine = (): LineForm => ({
  key: ++lastKey,
  itemId: '',
  description: '',
  quantity: '1',
  unitPrice: '',
})

/** `terms`: those to choose from; Net 30 is proposed where it is among them. */
export function emptyInvoice(today: CalendarDate, terms: readonly PaymentTerm[] = USUAL_TERMS): InvoiceForm {
  const proposed = terms.find(({ days }) => days === 30)
  return {
    number: '',
    customerId: '',
    date: today,
    dueDate: addDays(today, 30),
    terms: proposed?.name ?? '',
    memo: '',
    lines: [emptyLine()],
  }
}

/** The form for what was saved before. A line without a price has its amount as the price of one. */
export const formOf = (invoice: Invoice): InvoiceForm => ({
  number: invoice.number,
  customerId: invoice.customerId,
  date: invoice.date,
  dueDate: invoice.dueDate ?? '',
  terms: invoice.terms ?? '',
  memo: invoice.memo ?? '',
  lines: invoice.lines.map(line => ({
    ...emptyLine(),
    itemId: line.itemId ?? '',
    description: line.description ?? '',
    quantity: line.quantity ?? '1',
    unitPrice: line.unitPrice ?? toDecimal(line.amount, invoice.currency),
  })),
})

/** The terms set the due date, as long as they tell the days. */
export function withTerms(
  form: InvoiceForm,
  patch: { terms?: string; date?: CalendarDate },
  terms: readonly PaymentTerm[],
): InvoiceForm {
  const next = { ...form, ...patch }
  const days = terms.find(({ name }) => name === next.terms)?.days
  return days === undefined || !isCalendarDate(next.date)
    ? next
    : { ...next, dueDate: addDays(next.date, days) }
}

/** What the form means: the draft that the rules judge and the message carries. */
export function readInvoice(form: InvoiceForm, currency: string): InvoiceDraft {
  const memo = form.memo.trim()
  return {
    number: form.number.trim(),
    customerId: form.customerId,
    date: form.date,
    ...(form.dueDate ? { dueDate: form.dueDate } : {}),
    ...(form.terms ? { terms: form.terms } : {}),
    ...(memo ? { memo } : {}),
    lines: form.lines.map(line => readLine(line, currency)),
  }
}

function readLine(line: LineForm, currency: string): InvoiceLineDraft {
  const quantity = plainDecimal(line.quantity) || '1'
  const unitPrice = plainDecimal(line.unitPrice) || '0'
  const description = line.description.trim()
  return {
    ...(description ? { description } : {}),
    ...(line.itemId ? { itemId: line.itemId } : {}),
    quantity,
    unitPrice,
    amount: product(quantity, unitPrice, currency),
  }
}

/** 0 while one of them is no number: its field says so. */
function product(quantity: string, unitPrice: string, currency: string): number {
  if (!isDecimal(quantity) || !isDecimal(unitPrice)) return 0
  try {
    return lineAmount(quantity, unitPrice, currency)
  } catch {
    return 0
  }
}
