import { model } from './model.ts'

/** Facts §8.2. Entities appear as locations too. */
export const location = model(
  'company-config/location',
  `
  id text c
  name,printAs,reportTitle,taxId text
  status active|activeNonPosting|inactive
  parent -> company-config/location
  locationType entity|elimination|location r
  baseCurrency text r
  startDate,endDate date`,
)

export const entity = model(
  'company-config/entity',
  `
  id text c
  name,federalId,taxId,operatingCountry text
  status active|inactive
  startDate,endDate,openBooksStartDate date
  isRoot flag r`,
)

export const department = model(
  'company-config/department',
  `
  id text c
  name,reportTitle text
  status active|activeNonPosting|inactive
  parent -> company-config/department`,
)

export const contact = model(
  'company-config/contact',
  `
  id text c
  printAs,companyName,firstName,lastName,email1,email2,phone1 text
  status active|inactive`,
)

export const user = model(
  'company-config/user',
  `
  id text c
  userName,accountEmail,userType text
  status active|inactive`,
)

export const companyPreference = model(
  'company-config/company-preference',
  `
  name text
  accounting.accountingPeriods standard|custom
  accounting.firstFiscalMonth,accounting.reportingMethod,accounting.weekBeginsOn text
  accounting.baseCurrency text r
  dateTimeSettings.timeZone,dateTimeSettings.dateFormat text
  ipAddressFiltering text`,
)

export const multiEntityPreference = model(
  'company-config/multi-entity-preference',
  `
  restrictions.disableEntitySlideIn,restrictions.restrictSubledgerTxnToEntity flag
  restrictions.restrictGLTxnToEntity,restrictions.enableCustomerRestrictions flag
  limitARCredit,enableMultipleBaseCurrency flag`,
)

export const orderEntryPreference = model(
  'company-config/order-entry-preference',
  `
  preventNegativeInventory flag
  itemPrecision whole`,
)

/** A numbering sequence; where one is set for invoices, a blank number takes the next (facts §6.2). */
export const documentSequence = model(
  'company-config/document-sequence',
  `
  id text c
  printTitle,prefix,suffix,nextNumber text
  status active|inactive`,
)

/** Inferred, but for id, name and status. */
export const account = model(
  'general-ledger/account',
  `
  id text c
  name text
  accountType balanceSheet|incomeStatement
  normalBalance debit|credit
  status active|inactive`,
)

/** Facts §8.2: its id is a payment's \`financialEntity.entityId\`. The rest is inferred. */
export const checkingAccount = model(
  'cash-management/checking-account',
  `
  id text c
  status active|inactive
  bankAccountDetails.bankName,bankAccountDetails.accountNumber,bankAccountDetails.currency text
  glAccount -> general-ledger/account`,
)

/** Moves undeposited receipts to a bank account (facts §6.6). */
export const deposit = model(
  'cash-management/deposit',
  `
  txnDate date
  description,depositId text
  bankAccount -> cash-management/checking-account
  state text r
  txnTotalAmount money r
  details [] cash-management/deposit-detail`,
)

export const depositDetail = model(
  'cash-management/deposit-detail',
  `
  id text c
  arPayment -> accounts-receivable/payment r
  txnAmount money r`,
)

/** Inferred, but for id and name. */
export const warehouse = model(
  'inventory-control/warehouse',
  `
  id text c
  name text
  status active|inactive
  location -> company-config/location`,
)

/** Facts §8.1. */
export const item = model(
  'inventory-control/item',
  `
  id text c
  name,extendedDescription,soDescription,poDescription,notes text
  itemType inventory|nonInventory|purchaseOnlyNonInventory|salesOnlyNonInventory|kit|stockableKit
  costMethod null|standard|average|FIFO|LIFO c
  status active|inactive
  unitOfMeasureGroup.id,unitOfMeasureGroup.key text
  sales.isTaxable flag
  sales.basePrice decimal
  purchasing.standardCost decimal
  inventory.glGroup.id,inventory.glGroup.key text
  quantityOnHand decimal r`,
)
