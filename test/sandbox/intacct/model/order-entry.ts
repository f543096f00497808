import { model } from './model.ts'
import { DIMENSIONS } from './receivables.ts'

/** Facts §7.2. */
export const document = model(
  'order-entry/document',
  `
  documentNumber text c
  documentType,documentId text r
  state submitted|approved|partiallyApproved|declined|draft|pending|closed|inProgress|converted|partiallyConverted|exception
  customer -> accounts-receivable/customer
  txnDate,dueDate,postingDate date
  invoiceDate date r
  referenceNumber,notes,memo,customerPONumber,contractId,trackingNumber text
  paymentTerm -> accounts-receivable/term
  contacts.primary,contacts.shipTo,contacts.billTo -> company-config/contact
  baseCurrency,txnCurrency text c
  exchangeRate.date date
  exchangeRate.rate decimal
  subtotal,subtotalInTxnCurrency,total,totalInTxnCurrency money r
  invoice -> accounts-receivable/invoice r
  paymentStatus paid|partiallyPaid|open r
  txnDefinition -> order-entry/txn-definition r
  status text r
  isPrinted,isBackordered,isSystemGeneratedDocument flag r
  webURL,downloadURL text r
  lines [] order-entry/document-line`,
)

/** Facts §7.3: the item is written at \`dimensions.item\`; \`item\` is only read. */
export const documentLine = model(
  'order-entry/document-line',
  `
  documentHeader -> order-entry/document c
  documentType text r
  lineNumber whole r
  item -> inventory-control/item r
  ${DIMENSIONS}
  unit text
  unitQuantity,unitPrice decimal
  quantity,price,retailPrice,quantityConverted,quantityRemaining decimal r
  discount,discountPercent,multiplier text
  lineDescription,memo text`,
)

/** From the public reference's samples of a definition. */
export const txnDefinition = model(
  'order-entry/txn-definition',
  `
  id text c
  docClass quote|order|invoice|return|adjustment|other
  workflowCategory quote|order|invoice|return|adjustment|other
  description text
  editPolicy,deletePolicy text
  enableNumberingSequence flag
  documentSequence -> company-config/document-sequence
  txnPostingMethod noPosting|toAR|toGL
  status active|inactive`,
)
