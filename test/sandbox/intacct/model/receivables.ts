import { model } from './model.ts'

/** The dimensions a line can carry, as far as the sandbox has objects for them (facts §1.2). */
export const DIMENSIONS = `
  dimensions.location -> company-config/location
  dimensions.department -> company-config/department
  dimensions.customer -> accounts-receivable/customer
  dimensions.item -> inventory-control/item
  dimensions.warehouse -> inventory-control/warehouse`

const EXCHANGE = (path: string, access: string) => `
  ${path}.date date ${access}
  ${path}.rate number ${access}
  ${path}.typeId text ${access}`

/** Facts §6.2. `invoiceNumber` and the dates are required by rule, not by the model, which says nothing of it. */
export const invoice = model(
  'accounts-receivable/invoice',
  `
  invoiceNumber text
  state reversed|reversal|draft|noValue|posted|paid|partiallyPaid|selected
  action submit|draft w
  recordType text r
  moduleKey accountsReceivable|orderEntry r
  customer -> accounts-receivable/customer
  invoiceDate,dueDate date
  discountCutOffDate date r
  dueInDays whole r
  referenceNumber,description text
  term -> accounts-receivable/term
  currency.baseCurrency,currency.txnCurrency text
  ${EXCHANGE('currency.exchangeRate', 'rw')}
  totalBaseAmount,totalBaseAmountDue,totalTxnAmount,totalTxnAmountDue money r
  paymentInformation.fullyPaidDate date r
  paymentInformation.totalBaseAmountPaid,paymentInformation.totalTxnAmountPaid money r
  paymentInformation.totalBaseAmountSelectedForPayment,paymentInformation.totalTxnAmountSelectedForPayment money r
  contacts.payTo,contacts.returnTo -> company-config/contact
  invoiceSummary.key,invoiceSummary.id,invoiceSummary.href,invoiceSummary.isSummaryPosted text r
  invoiceSummary.glPostingDate date
  invoiceSummary.isSummaryOpen open|closed r
  documentId text r
  salesDocument -> order-entry/document r
  createAPBill flag w
  invoiceType null|invoice|eInvoice|eReporting
  downloadURL,webURL text r
  isSystemGeneratedDocument flag r
  dunningCount whole r
  lines [] accounts-receivable/invoice-line`,
)

/** Facts §6.3: no quantity and no price; an item is only a dimension here. */
export const invoiceLine = model(
  'accounts-receivable/invoice-line',
  `
  invoice -> accounts-receivable/invoice c
  txnAmount money
  baseAmount money r
  glAccount,overrideOffsetGLAccount -> general-ledger/account
  accountLabel -> accounts-receivable/account-label
  memo text
  currency.baseCurrency,currency.txnCurrency text r
  ${DIMENSIONS}
  lineNumber whole r
  isSubtotal null|subtotal|tax r
  paymentInformation.totalTxnAmountPaid,paymentInformation.totalBaseAmountPaid money r
  createdDate date r`,
)

/** Facts §6.4. */
export const customer = model(
  'accounts-receivable/customer',
  `
  id text c
  name text
  status active|activeNonPosting|inactive
  parent -> accounts-receivable/customer
  term -> accounts-receivable/term
  taxId,notes,customerResaleNumber,currency,discountPercent text
  creditLimit number
  isOnHold,isOneTimeUse,emailOptIn,disableRefund flag
  deliveryOptions print|email|both
  customerRestriction unrestricted|rootOnly|restricted
  contacts.default.key,contacts.default.id,contacts.default.printAs,contacts.default.companyName text
  contacts.default.firstName,contacts.default.lastName,contacts.default.email1,contacts.default.email2 text
  contacts.default.phone1,contacts.default.mobile,contacts.default.URL1 text
  contacts.default.mailingAddress.addressLine1,contacts.default.mailingAddress.addressLine2 text
  contacts.default.mailingAddress.city,contacts.default.mailingAddress.state text
  contacts.default.mailingAddress.postCode,contacts.default.mailingAddress.country text
  contacts.default.mailingAddress.isoCountryCode text
  contacts.primary,contacts.billTo,contacts.shipTo -> company-config/contact
  defaultRevenueGLAccount,overrideOffsetGLAccount -> general-ledger/account
  accountLabel -> accounts-receivable/account-label
  advanceBillByType text
  totalDue money r
  lastInvoiceCreatedDate,lastStatementGeneratedDate date r
  webURL text r`,
)

/** From which day the days of a term are counted (facts §6.5). */
const TERM_FROM =
  'fromInvoiceDate|ofTheMonthOfInvoiceDate|ofNextMonthFromInvoiceDate|of2ndMonthFromInvoiceDate|of3rdMonthFromInvoiceDate|of4thMonthFromInvoiceDate|of5thMonthFromInvoiceDate|of6thMonthFromInvoiceDate|afterEndOfMonthOfInvoiceDate|fromInvoiceDateExtendingToEom'

/** Facts §6.5; that `discount.amount` and `penalty.amount` are numbers is inferred. */
export const term = model(
  'accounts-receivable/term',
  `
  id text c
  description text
  status active|inactive
  due.days whole
  due.from ${TERM_FROM}
  discount.days whole
  discount.from ${TERM_FROM}
  discount.amount number
  discount.unit amount|percentage
  discount.graceDays whole
  discount.calculateOn lineItemsTotal|invoiceTotal
  discount.value text r
  penalty.cycle noPenalty|daily|weekly|biweekly|monthly|bimonthly|quarterly|halfYearly|annually
  penalty.amount number
  penalty.unit amount|percentage
  penalty.graceDays whole`,
)

/** Facts §6.6. There is no PATCH: everything written is fixed. */
export const payment = model(
  'accounts-receivable/payment',
  `
  recordType text r
  state complete|completed|reconciled|draft|reversed|reversal c
  customer -> accounts-receivable/customer c
  payerName text c
  paymentMethod null|printedCheck|creditCard|eft|cash|onlineChargeCard|onlineAchDebit|paymentAcceptanceService c
  financialEntity.entityId text c
  financialEntity.entityType,financialEntity.name,financialEntity.currency text r
  undepositedGLAccount -> general-ledger/account c
  paymentSummary.key,paymentSummary.id,paymentSummary.title,paymentSummary.name text r
  paymentSummary.receiptDate date c
  txnCurrency.currency text c
  txnCurrency.amountToPay,txnCurrency.totalAmount money c
  txnCurrency.totalPaid,txnCurrency.totalDue money r
  baseCurrency.currency text c
  baseCurrency.amountToPay money c
  baseCurrency.totalAmount,baseCurrency.totalPaid,baseCurrency.totalDue money r
  documentNumber,referenceNumber,description text c
  paidDate date c
  ${EXCHANGE('exchangeRate', 'r')}
  bankReconciliationStatus cleared|uncleared|matched r
  bankReconciliationDate date r
  overPaymentAmount money w
  overPaymentDimensions.customerId,overPaymentDimensions.locationId text w
  overPaymentDimensions.departmentId text w
  webURL text r
  paymentDetails [] accounts-receivable/payment-detail c`,
)

/** Facts §6.7: one application. */
export const paymentDetail = model(
  'accounts-receivable/payment-detail',
  `
  arPayment -> accounts-receivable/payment r
  paymentDate date r
  txnCurrency.currency text r
  txnCurrency.paymentAmount,txnCurrency.negativeInvoiceAmount,txnCurrency.adjustmentAmount money c
  txnCurrency.postedAdvanceAmount money c
  baseCurrency.currency text r
  baseCurrency.paymentAmount,baseCurrency.negativeInvoiceAmount,baseCurrency.adjustmentAmount money r
  baseCurrency.postedAdvanceAmount money r
  arInvoice,negativeInvoice -> accounts-receivable/invoice c
  arInvoiceLine -> accounts-receivable/invoice-line c
  arAdjustment -> accounts-receivable/adjustment c
  arAdvance -> accounts-receivable/advance c`,
)

/** A credit memo (negative) or debit memo made in Receivables; shape from the public reference's samples. */
export const adjustment = model(
  'accounts-receivable/adjustment',
  `
  txnType text r
  adjustmentNumber,documentNumber,description text
  state text r
  customer -> accounts-receivable/customer
  createdDate,glPostingDate date
  adjustmentSummary.id,adjustmentSummary.key text
  baseCurrency.currency text
  baseCurrency.paidDate date
  baseCurrency.totalAmountEntered,baseCurrency.totalSelected,baseCurrency.totalPaid,baseCurrency.totalDue money r
  txnCurrency.currency text
  txnCurrency.totalEntered,txnCurrency.totalSelected,txnCurrency.totalPaid,txnCurrency.totalDue money r
  moduleKey text r
  lines [] accounts-receivable/adjustment-line`,
)

export const adjustmentLine = model(
  'accounts-receivable/adjustment-line',
  `
  arAdjustment -> accounts-receivable/adjustment c
  txnCurrency.amount money
  txnCurrency.currency text
  baseCurrency.amount,baseCurrency.currency text r
  glAccount -> general-ledger/account
  accountLabel -> accounts-receivable/account-label
  memo text
  lineNumber text r
  ${DIMENSIONS}`,
)

/** Money received before there is an invoice; shape from the public reference's samples. */
export const advance = model(
  'accounts-receivable/advance',
  `
  recordType text r
  state text r
  customer -> accounts-receivable/customer
  advanceSummary.id,advanceSummary.key text
  advanceNumber,referenceNumber,description text
  paymentInformation.paymentDate,paymentInformation.receiptDate date
  paymentInformation.paymentMethod null|printedCheck|creditCard|eft|cash|onlineChargeCard|onlineAchDebit
  paymentInformation.financialEntity.id text
  paymentInformation.currency.txnCurrency,paymentInformation.currency.baseCurrency text
  paymentInformation.totalPaid,paymentInformation.totalDue money r
  paymentInformation.totalTxnAmountDue money r
  glAccount.undepositedGLAccountNumber text
  totalEntered,txnTotalEntered money r
  createdDate date r
  items [] accounts-receivable/advance-line`,
)

export const advanceLine = model(
  'accounts-receivable/advance-line',
  `
  arAdvance -> accounts-receivable/advance c
  txnAmount money
  baseAmount money r
  glAccount -> general-ledger/account
  accountLabel -> accounts-receivable/account-label
  memo text
  lineNumber whole r
  ${DIMENSIONS}`,
)

export const accountLabel = model(
  'accounts-receivable/account-label',
  `
  id text c
  description text
  status active|inactive
  glAccount,offsetGLAccount -> general-ledger/account
  isTaxable,isTax,isSubtotal flag`,
)
