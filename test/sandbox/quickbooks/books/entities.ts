/** The shapes on QBO's wire (facts/quickbooks-online.md §1.4), as far as the sandbox knows them. */

export interface Ref {
  value: string
  name?: string
}

export interface LinkedTxn {
  TxnId: string
  TxnType: string
}

interface MetaData {
  CreateTime: string
  LastUpdatedTime: string
}

/** What every object has. Unknown keys pass through as they were sent. */
export interface Entity {
  Id: string
  SyncToken: string
  MetaData: MetaData
  domain?: string
  sparse?: boolean
  [key: string]: unknown
}

export interface Line {
  Id?: string
  LineNum?: number
  Description?: string
  Amount: number
  DetailType?: string
  LinkedTxn?: LinkedTxn[]
  SalesItemLineDetail?: { ItemRef?: Ref; Qty?: number; UnitPrice?: number; TaxCodeRef?: Ref }
  [key: string]: unknown
}

interface Transaction extends Entity {
  TxnDate: string
  CustomerRef: Ref
  CurrencyRef: Ref
  ExchangeRate?: number
  PrivateNote?: string
  TotalAmt: number
  Line: Line[]
}

export interface Invoice extends Transaction {
  DocNumber?: string
  DueDate: string
  Balance: number
  LinkedTxn: LinkedTxn[]
  EmailStatus?: string
  BillEmail?: { Address?: string }
  SalesTermRef?: Ref
}

export interface CreditMemo extends Transaction {
  DocNumber?: string
  Balance: number
  RemainingCredit: number
}

export interface Payment extends Transaction {
  UnappliedAmt: number
  PaymentRefNum?: string
  PaymentMethodRef?: Ref
  DepositToAccountRef?: Ref
}

export interface Deposit extends Entity {
  TxnDate: string
  TotalAmt: number
  DepositToAccountRef: Ref
  Line: Line[]
}

export interface Customer extends Entity {
  DisplayName: string
  Active: boolean
  Balance: number
  CurrencyRef: Ref
  PrimaryEmailAddr?: { Address?: string }
  SalesTermRef?: Ref
  BillAddr?: Record<string, string>
}

export interface Item extends Entity {
  Name: string
  Active: boolean
  Type: string
  UnitPrice?: number
}

interface Term extends Entity {
  Name: string
  Active: boolean
  DueDays?: number
}

export interface Preferences extends Entity {
  AccountingInfoPrefs: { BookCloseDate?: string; [key: string]: unknown }
  SalesFormsPrefs: { CustomTxnNumbers: boolean; [key: string]: unknown }
  CurrencyPrefs: { MultiCurrencyEnabled: boolean; HomeCurrency: Ref }
}

interface CompanyInfo extends Entity {
  CompanyName: string
}

interface ListEntry extends Entity {
  Name: string
  Active: boolean
}

export interface EntityTypes {
  CompanyInfo: CompanyInfo
  Preferences: Preferences
  Customer: Customer
  Item: Item
  Term: Term
  Account: ListEntry
  PaymentMethod: ListEntry
  Invoice: Invoice
  Payment: Payment
  CreditMemo: CreditMemo
  Deposit: Deposit
}

export type EntityName = keyof EntityTypes

const TRANSACTIONS = ['Invoice', 'Payment', 'CreditMemo', 'Deposit'] as const
/** Never deleted, only made inactive (facts §1.4). */
const NAME_LISTS = ['Customer', 'Item', 'Term', 'Account', 'PaymentMethod'] as const
export const ENTITY_NAMES: readonly EntityName[] = [
  'CompanyInfo',
  'Preferences',
  ...NAME_LISTS,
  ...TRANSACTIONS,
]

const BY_LOWER = new Map(ENTITY_NAMES.map(name => [name.toLowerCase(), name]))

/** `invoice` in a URL, `INVOICE` in a query: both mean Invoice. */
export const entityNamed = (text: string): EntityName | undefined => BY_LOWER.get(text.toLowerCase())

export const isTransaction = (name: EntityName): boolean => (TRANSACTIONS as readonly string[]).includes(name)
export const isNameList = (name: EntityName): boolean => (NAME_LISTS as readonly string[]).includes(name)
