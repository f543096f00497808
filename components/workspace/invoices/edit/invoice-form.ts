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

/** Days until an invoice of these terms is due. */
export const TERMS: Readonly<Record<string, number>> = {
  'Due on receipt': 0,
  'Net 10': 10,
  'Net 15': 15,
  'Net 30': 30,
  'Net 60': 60,
}

let lastKey = 0
export const emptyLine = (): LineForm => ({
  key: ++lastKey,
  itemId: '',
  description: '',
  quantity: '1',
  unitPrice: '',
})

export const emptyInvoice = (today: CalendarDate): InvoiceForm => ({
  number: '',
  customerId: '',
  date: today,
  dueDate: addDays(today, 30),
  terms: 'Net 30',
  memo: '',
  lines: [emptyLine()],
})

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

/** The terms set the due date, as long as they are terms that we know. */
export function withTerms(form: InvoiceForm, patch: { terms?: string; date?: CalendarDate }): InvoiceForm {
  const next = { ...form, ...patch }
  const days = TERMS[next.terms]
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

/** Are there fields without which not even a draft can be kept? */
export const canKeep = (draft: InvoiceDraft): boolean =>
  isCalendarDate(draft.date) &&
  (draft.dueDate === undefined || isCalendarDate(draft.dueDate)) &&
  draft.number.length <= 21
