import * as company from './company.ts'
import type { ObjectModel } from './model.ts'
import * as orderEntry from './order-entry.ts'
import * as payables from './payables.ts'
import * as receivables from './receivables.ts'

const MODELS = new Map<string, ObjectModel>(
  [receivables, orderEntry, payables, company]
    .flatMap(file => Object.values(file).filter((held): held is ObjectModel => typeof held !== 'string'))
    .map(held => [held.name, held]),
)

/** `order-entry/document::Sales Invoice` → its model and the type. */
export function modelNamed(name: string): { model: ObjectModel; type: string | undefined } | undefined {
  const [base = '', type] = name.split('::')
  const model = MODELS.get(base)
  return model && { model, type }
}

/** @throws Error for an object that the sandbox does not have: a slip of ours, not of a client. */
export function modelOf(name: string): ObjectModel {
  const found = MODELS.get(name)
  if (!found) throw new Error(`The sandbox has no model ${name}.`)
  return found
}

/** Owned objects, where they stand in their owner, and how a row of theirs names it (facts §6.3, §6.7, §7.3). */
export const OWNED: Record<string, { owner: string; list: string; back: string }> = {
  'accounts-receivable/invoice-line': {
    owner: 'accounts-receivable/invoice',
    list: 'lines',
    back: 'invoice',
  },
  'accounts-receivable/payment-detail': {
    owner: 'accounts-receivable/payment',
    list: 'paymentDetails',
    back: 'arPayment',
  },
  'accounts-receivable/adjustment-line': {
    owner: 'accounts-receivable/adjustment',
    list: 'lines',
    back: 'arAdjustment',
  },
  'accounts-receivable/advance-line': {
    owner: 'accounts-receivable/advance',
    list: 'items',
    back: 'arAdvance',
  },
  'accounts-payable/bill-line': { owner: 'accounts-payable/bill', list: 'lines', back: 'bill' },
  'purchasing/document-line': { owner: 'purchasing/document', list: 'lines', back: 'documentHeader' },
  'order-entry/document-line': {
    owner: 'order-entry/document',
    list: 'lines',
    back: 'documentHeader',
  },
}
