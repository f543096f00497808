import { toMajor, toMinor } from '../../shared/decimal.ts'
import type { Draft } from '../books/books.ts'
import { currencyRef } from '../books/currency.ts'
import type { CreditMemo, Customer, Deposit, EntityName, Item, Line } from '../books/entities.ts'
import { faults } from '../fault.ts'
import { pacificDate } from '../pacific.ts'
import { checkLength, checkPeriod, dateOf, numberIn, refOf } from './checks.ts'
import type { WriteContext } from './context.ts'
import { salesForm } from './sales.ts'

const DELETED = ' (deleted)'

/** An inactive name carries the suffix, an active one does not (facts §1.4). */
const nameFor = (name: string, active: boolean): string => {
  const bare = name.endsWith(DELETED) ? name.slice(0, -DELETED.length) : name
  return active ? bare : `${bare}${DELETED}`
}

export function creditMemoFrom(context: WriteContext, draft: Draft, previous?: CreditMemo): Draft {
  const form = salesForm(context, 'CreditMemo', draft, previous)
  checkPeriod(context, [form.date, previous?.TxnDate], previous !== undefined)
  return { ...form.fields, Balance: toMajor(form.total), RemainingCredit: toMajor(form.total) }
}

export function customerFrom(context: WriteContext, draft: Draft, previous?: Customer): Draft {
  checkLength(draft, 'DisplayName', 500)
  const composed = [draft.GivenName, draft.MiddleName, draft.FamilyName].filter(Boolean).join(' ')
  const sent = String(draft.DisplayName ?? (composed || draft.CompanyName) ?? '')
  if (sent.trim() === '') throw faults.missing('DisplayName')
  const active = draft.Active !== false
  const name = nameFor(sent, active)
  checkUnique(context, 'Customer', 'DisplayName', name, previous?.Id)
  const currency = refOf(draft.CurrencyRef)?.value ?? previous?.CurrencyRef.value ?? context.homeCurrency
  return {
    Taxable: true,
    Job: false,
    BillWithParent: false,
    PreferredDeliveryMethod: 'Print',
    DefaultTaxCodeRef: { value: '2' },
    ...draft,
    Balance: previous?.Balance ?? 0,
    BalanceWithJobs: previous?.Balance ?? 0,
    CurrencyRef: currencyRef(currency),
    FullyQualifiedName: name,
    DisplayName: name,
    PrintOnCheckName: draft.PrintOnCheckName ?? name,
    Active: active,
  }
}

const ITEM_TYPES = new Set(['Service', 'Inventory', 'NonInventory', 'Group', 'Category'])

export function itemFrom(context: WriteContext, draft: Draft, previous?: Item): Draft {
  checkLength(draft, 'Name', 100)
  const sent = String(draft.Name ?? '')
  if (sent.trim() === '') throw faults.missing('Name')
  const type = String(draft.Type ?? previous?.Type ?? 'Service')
  if (!ITEM_TYPES.has(type)) throw faults.invalidValue('Type', type)
  const active = draft.Active !== false
  const name = nameFor(sent, active)
  checkUnique(context, 'Item', 'Name', name, previous?.Id)
  return {
    Taxable: false,
    TrackQtyOnHand: false,
    PurchaseCost: 0,
    ...draft,
    UnitPrice: numberIn(draft.UnitPrice, 'UnitPrice') ?? 0,
    Type: type,
    Name: name,
    FullyQualifiedName: name,
    Active: active,
  }
}

/** Terms, accounts, payment methods: a unique name that is active or not. */
export function listEntryFrom(
  context: WriteContext,
  name: 'Term' | 'Account' | 'PaymentMethod',
  draft: Draft,
  id?: string,
): Draft {
  const sent = String(draft.Name ?? '')
  if (sent.trim() === '') throw faults.missing('Name')
  const active = draft.Active !== false
  checkUnique(context, name, 'Name', nameFor(sent, active), id)
  return { ...draft, Name: nameFor(sent, active), Active: active }
}

function checkUnique(
  context: WriteContext,
  entity: EntityName,
  field: 'DisplayName' | 'Name',
  name: string,
  self?: string,
): void {
  const wanted = name.toLowerCase()
  const taken = context.books
    .rows(entity)
    .some(row => row.data.Id !== self && String(row.data[field]).toLowerCase() === wanted)
  if (taken) throw faults.duplicateName(entity === 'Customer' ? 'customer' : 'name')
}

/** The least of a deposit: payments that leave Undeposited Funds for a bank account. */
export function depositFrom(context: WriteContext, draft: Draft, previous?: Deposit): Draft {
  const account = refOf(draft.DepositToAccountRef)
  if (!account) throw faults.missing('DepositToAccountRef')
  const held = context.books.get('Account', account.value)
  if (!held) throw faults.invalidReference('DepositToAccountRef', 'DepositToAccountRef')
  const sent = draft.Line
  if (!Array.isArray(sent) || sent.length === 0) throw faults.missing('Line')
  const date = dateOf(draft, 'TxnDate', pacificDate(context.books.clock.now()))
  checkPeriod(context, [date, previous?.TxnDate], previous !== undefined)
  const lines = (sent as Line[]).map((line, index) => depositLine(context, line, index, previous))
  return {
    ...draft,
    TxnDate: date,
    CurrencyRef: draft.CurrencyRef ?? currencyRef(context.homeCurrency),
    DepositToAccountRef: { value: held.Id, name: held.Name },
    Line: lines,
    TotalAmt: toMajor(lines.reduce((sum, line) => sum + toMinor(line.Amount), 0)),
  }
}

function depositLine(context: WriteContext, line: Line, index: number, previous?: Deposit): Line {
  const link = line.LinkedTxn?.find(held => held.TxnType === 'Payment')
  const kept = { ...line, Id: line.Id ?? String(index + 1), LineNum: index + 1 }
  if (!link) {
    const amount = numberIn(line.Amount, 'Line.Amount')
    if (amount === undefined) throw faults.missing('Line.Amount')
    return { ...kept, Amount: toMajor(toMinor(amount)) }
  }
  const payment = context.books.get('Payment', link.TxnId)
  if (!payment)
    throw faults.invalidReference(`Line.LinkedTxn TxnId ${link.TxnId} not found`, 'Line.LinkedTxn')
  const elsewhere = [...context.links.of({ type: 'Payment', id: link.TxnId }).keys()]
  if (elsewhere.some(id => id !== previous?.Id)) throw faults.deposited()
  return { ...kept, Amount: payment.TotalAmt }
}

/** The payments a deposit holds. */
export const depositedBy = (deposit: Deposit): string[] =>
  deposit.Line.flatMap(line =>
    (line.LinkedTxn ?? []).filter(link => link.TxnType === 'Payment').map(link => link.TxnId),
  )
