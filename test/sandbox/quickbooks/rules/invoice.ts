import { toMajor, toMinor } from '../../shared/decimal.ts'
import type { Draft } from '../books/books.ts'
import type { Customer, Invoice } from '../books/entities.ts'
import { faults } from '../fault.ts'
import { addDays } from '../pacific.ts'
import { checkPeriod, dateOf, refOf } from './checks.ts'
import type { WriteContext } from './context.ts'
import { salesForm } from './sales.ts'

/** QBO's own default where neither invoice nor customer names terms (recorded: +30 days, facts §1.4). */
const DEFAULT_DAYS = 30

/** A valid invoice from what was sent. Its balance is set when the links are settled. */
export function invoiceFrom(context: WriteContext, draft: Draft, previous?: Invoice): Draft {
  const form = salesForm(context, 'Invoice', draft, previous)
  checkPeriod(context, [form.date, previous?.TxnDate], previous !== undefined)
  const terms = termsOf(context, draft, form.customer)
  const email = (draft.BillEmail as { Address?: string } | undefined)?.Address
  if (draft.EmailStatus === 'NeedToSend' && !email) throw faults.missing('BillEmail')
  return {
    AllowIPNPayment: false,
    AllowOnlinePayment: false,
    AllowOnlineCreditCardPayment: false,
    AllowOnlineACHPayment: false,
    ...form.fields,
    ...(terms ? { SalesTermRef: terms.ref } : {}),
    DueDate: dateOf(draft, 'DueDate', addDays(form.date, terms?.days ?? DEFAULT_DAYS)),
    LinkedTxn: previous?.LinkedTxn ?? [],
    Balance: toMajor(form.total),
  }
}

function termsOf(
  context: WriteContext,
  draft: Draft,
  customer: Customer,
): { ref: { value: string; name: string }; days: number } | undefined {
  const ref = refOf(draft.SalesTermRef) ?? refOf(customer.SalesTermRef)
  if (!ref) return undefined
  const term = context.books.get('Term', ref.value)
  if (!term) throw faults.invalidReference('SalesTermRef', 'SalesTermRef')
  return { ref: { value: term.Id, name: term.Name }, days: term.DueDays ?? 0 }
}

/** All amounts zero, the note says so, nothing else goes (facts §1.6, §1.7). */
export function voided<T extends { Line: Invoice['Line']; PrivateNote?: string }>(record: T): T {
  return {
    ...record,
    PrivateNote: record.PrivateNote ? `Voided - ${record.PrivateNote}` : 'Voided',
    Line: record.Line.map(line => ({
      ...line,
      Amount: 0,
      ...(line.SalesItemLineDetail ? { SalesItemLineDetail: { ...line.SalesItemLineDetail, Qty: 0 } } : {}),
    })),
    TotalAmt: 0,
    Balance: 0,
  }
}

export const isVoided = (record: { TotalAmt: number; PrivateNote?: string }): boolean =>
  toMinor(record.TotalAmt) === 0 && (record.PrivateNote ?? '').startsWith('Voided')
