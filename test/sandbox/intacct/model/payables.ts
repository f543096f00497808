import { model } from './model.ts'
import { DIMENSIONS } from './receivables.ts'

/**
 * What a company owes: only so much of it that its pages can stand beside those of Receivables. The facts tell
 * the classic ids (sage-intacct.md §2) and some refusals (§1.9); the REST names are inferred.
 */
export const vendor = model(
  'accounts-payable/vendor',
  `
  id text c
  name text
  status active|inactive`,
)

export const bill = model(
  'accounts-payable/bill',
  `
  billNumber,referenceNumber,description text
  state text r
  vendor -> accounts-payable/vendor
  createdDate,dueDate date
  totalTxnAmount,totalTxnAmountDue money r
  lines [] accounts-payable/bill-line`,
)

export const billLine = model(
  'accounts-payable/bill-line',
  `
  bill -> accounts-payable/bill c
  txnAmount money
  glAccount -> general-ledger/account
  memo text
  ${DIMENSIONS}`,
)

/** Orders and vendors' invoices of Purchasing share one page, as the documents of Order Entry do. */
export const purchase = model(
  'purchasing/document',
  `
  documentNumber,documentType,referenceNumber,memo text
  documentId,state text r
  vendor -> accounts-payable/vendor
  txnDate,dueDate date
  totalTxnAmount money r
  lines [] purchasing/document-line`,
)

export const purchaseLine = model(
  'purchasing/document-line',
  `
  documentHeader -> purchasing/document c
  txnAmount money
  memo text
  ${DIMENSIONS}`,
)
