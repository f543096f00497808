import { dateText } from './date-text.ts'
import { isCalendarDate } from './dates.ts'
import { type DraftProblem, error, warning } from './draft-problem.ts'
import { isDecimal, lineAmount } from './money.ts'
import { NUMBER_LENGTH } from './numbers.ts'
import type { AccountingSystem, CalendarDate, Decimal, Item } from './records.ts'

export interface InvoiceLineDraft {
  description?: string | undefined
  itemId?: string | undefined
  quantity?: Decimal | undefined
  unitPrice?: Decimal | undefined
  /** Minor units. */
  amount: number
}

/** An invoice as the form holds it (and the message `invoice.save` carries it). */
export interface InvoiceDraft {
  number: string
  customerId: string
  date: CalendarDate
  dueDate?: CalendarDate | undefined
  terms?: string | undefined
  memo?: string | undefined
  lines: InvoiceLineDraft[]
}

export interface InvoiceDraftFacts {
  system: AccountingSystem
  currency: string
  /** Dates on or before it are closed in the books. */
  closedThrough?: CalendarDate | undefined
  allowDuplicateNumbers: boolean
  /** Does another invoice there hold the number? */
  numberTaken: boolean
  /** Whether the customer is still in the ledger and active. */
  customerActive: boolean
  item(id: string): Pick<Item, 'active' | 'name' | 'type'> | undefined
}

/** Minor units. */
export const draftTotal = (draft: Pick<InvoiceDraft, 'lines'>): number =>
  draft.lines.reduce((total, line) => total + line.amount, 0)

/**
 * What the accounting system would refuse, said before it is sent (seed, Invoice Synchronization), and
 * sums that do not add up. Empty when it can go.
 */
export function invoiceDraftProblems(draft: InvoiceDraft, facts: InvoiceDraftFacts): DraftProblem[] {
  return [
    ...customerProblems(draft, facts),
    ...numberProblems(draft, facts),
    ...dateProblems(draft, facts),
    ...(draft.lines.length === 0 ? [error('lines', 'Add at least one line.')] : []),
    ...draft.lines.flatMap((line, index) => lineProblems(line, `lines.${index}`, facts)),
    ...(draftTotal(draft) < 0 ? [error('lines', 'The total of an invoice cannot be below zero.')] : []),
  ]
}

/**
 * What even a draft must have: a customer and one line that says something, else nobody could tell it from
 * another. Of one that is begun, everything else may still be missing.
 */
export function draftKeepProblems(draft: InvoiceDraft): DraftProblem[] {
  const said = draft.lines.some(line => line.itemId || line.description || line.amount !== 0)
  return [
    ...(draft.customerId === '' ? [error('customerId', 'Choose a customer.')] : []),
    ...([...draft.number].length > NUMBER_LENGTH
      ? [error('number', `An invoice number has at most ${NUMBER_LENGTH} characters.`)]
      : []),
    ...(isCalendarDate(draft.date) ? [] : [error('date', 'Enter a date that exists.')]),
    ...(draft.dueDate === undefined || isCalendarDate(draft.dueDate)
      ? []
      : [error('dueDate', 'Enter a date that exists.')]),
    ...(said ? [] : [error(draft.lines.length > 0 ? 'lines.0.itemId' : 'lines', 'Enter at least one line.')]),
  ]
}

function customerProblems(draft: InvoiceDraft, facts: InvoiceDraftFacts): DraftProblem[] {
  if (draft.customerId === '') return [error('customerId', 'Choose a customer.')]
  return facts.customerActive
    ? []
    : [error('customerId', 'This customer is inactive or no longer there. Choose another.')]
}

function numberProblems(draft: InvoiceDraft, facts: InvoiceDraftFacts): DraftProblem[] {
  const problems: DraftProblem[] = []
  if ([...draft.number].length > NUMBER_LENGTH)
    problems.push(error('number', `An invoice number has at most ${NUMBER_LENGTH} characters.`))
  if (draft.number !== draft.number.trim())
    problems.push(error('number', 'An invoice number cannot begin or end with a blank.'))
  if (!facts.numberTaken) return problems
  if (facts.system === 'intacct')
    problems.push(error('number', 'Another invoice has this number, and Sage Intacct takes each only once.'))
  else if (!facts.allowDuplicateNumbers)
    problems.push(
      error('number', 'Another invoice has this number, and Allow Duplicate Invoice Numbers is off.'),
    )
  else problems.push(warning('number', 'Another invoice has this number too.'))
  return problems
}

function dateProblems(draft: InvoiceDraft, facts: InvoiceDraftFacts): DraftProblem[] {
  if (!isCalendarDate(draft.date)) return [error('date', 'Enter a date that exists.')]
  const problems: DraftProblem[] = []
  if (facts.closedThrough !== undefined && draft.date <= facts.closedThrough)
    problems.push(
      error('date', `The books are closed through ${dateText(facts.closedThrough)}. Choose a later date.`),
    )
  if (draft.dueDate === undefined) return problems
  if (!isCalendarDate(draft.dueDate)) problems.push(error('dueDate', 'Enter a date that exists.'))
  else if (draft.dueDate < draft.date)
    problems.push(warning('dueDate', 'The due date is before the invoice date.'))
  return problems
}

function lineProblems(line: InvoiceLineDraft, path: string, facts: InvoiceDraftFacts): DraftProblem[] {
  const problems = [...itemProblems(line, path, facts), ...amountProblems(line, path, facts)]
  // Intacct answers "Empty location is invalid …" to such a line (seed, Invoice Synchronization).
  if (line.amount === 0 && facts.system === 'intacct')
    problems.push(warning(`${path}.amount`, 'Sage Intacct may refuse a line of 0. Remove or price it.'))
  return problems
}

function itemProblems(line: InvoiceLineDraft, path: string, facts: InvoiceDraftFacts): DraftProblem[] {
  if (!line.itemId) return [error(`${path}.itemId`, 'Choose an item.')]
  const item = facts.item(line.itemId)
  if (!item) return [error(`${path}.itemId`, 'This item is no longer there. Choose another.')]
  if (item.type === 'category')
    return [error(`${path}.itemId`, `"${item.name}" is a category. Choose an item of it.`)]
  return item.active ? [] : [error(`${path}.itemId`, `The item "${item.name}" is inactive. Choose another.`)]
}

function amountProblems(line: InvoiceLineDraft, path: string, facts: InvoiceDraftFacts): DraftProblem[] {
  const problems: DraftProblem[] = []
  for (const field of ['quantity', 'unitPrice'] as const) {
    const text = line[field]
    if (text !== undefined && !isDecimal(text)) problems.push(error(`${path}.${field}`, 'Enter a number.'))
  }
  if (!Number.isSafeInteger(line.amount)) problems.push(error(`${path}.amount`, 'Enter an amount.'))
  if (problems.length > 0 || line.unitPrice === undefined) return problems
  // QBO refuses an amount that is not UnitPrice * Qty (6070).
  return line.amount === product(line.quantity ?? '1', line.unitPrice, facts.currency)
    ? []
    : [error(`${path}.amount`, 'The amount is not quantity × unit price.')]
}

/** NaN when the product is beyond every amount. */
function product(quantity: Decimal, unitPrice: Decimal, currency: string): number {
  try {
    return lineAmount(quantity, unitPrice, currency)
  } catch {
    return Number.NaN
  }
}
