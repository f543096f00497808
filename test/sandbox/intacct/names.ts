/** Short names for the objects that tests and seeds speak of. */
const NAMES = {
  customer: 'accounts-receivable/customer',
  term: 'accounts-receivable/term',
  invoice: 'accounts-receivable/invoice',
  payment: 'accounts-receivable/payment',
  adjustment: 'accounts-receivable/adjustment',
  advance: 'accounts-receivable/advance',
  accountLabel: 'accounts-receivable/account-label',
  vendor: 'accounts-payable/vendor',
  bill: 'accounts-payable/bill',
  purchase: 'purchasing/document',
  document: 'order-entry/document',
  definition: 'order-entry/txn-definition',
  item: 'inventory-control/item',
  warehouse: 'inventory-control/warehouse',
  location: 'company-config/location',
  entity: 'company-config/entity',
  department: 'company-config/department',
  contact: 'company-config/contact',
  user: 'company-config/user',
  sequence: 'company-config/document-sequence',
  account: 'general-ledger/account',
  bank: 'cash-management/checking-account',
  deposit: 'cash-management/deposit',
} as const

export type ShortName = keyof typeof NAMES

export const fullName = (name: ShortName): string => NAMES[name]
