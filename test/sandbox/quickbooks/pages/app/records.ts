/** The parts of QBO's objects that the forms show and send back. */
export interface Line {
  Id?: string
  LineNum?: number
  Description?: string
  Amount: number
  DetailType: string
  SalesItemLineDetail?: { ItemRef?: { value: string; name?: string }; Qty?: number; UnitPrice?: number }
  LinkedTxn?: { TxnId: string; TxnType: string }[]
}

export interface SalesRecord {
  Id: string
  SyncToken: string
  DocNumber?: string
  TxnDate: string
  DueDate?: string
  CustomerRef: { value: string; name?: string }
  CurrencyRef: { value: string }
  SalesTermRef?: { value: string }
  CustomerMemo?: { value: string }
  PrivateNote?: string
  EmailStatus?: string
  BillEmail?: { Address?: string }
  Line: Line[]
  TotalAmt: number
  Balance: number
  TxnTaxDetail?: { TotalTax?: number }
}

export interface PaymentRecord {
  Id: string
  SyncToken: string
  TxnDate: string
  CustomerRef: { value: string; name?: string }
  CurrencyRef: { value: string }
  PaymentMethodRef?: { value: string }
  PaymentRefNum?: string
  PrivateNote?: string
  TotalAmt: number
  UnappliedAmt: number
  Line: Line[]
}

export interface Lookups {
  customers: { id: string; name: string; active: boolean; currency: string; email: string }[]
  items: { id: string; name: string; price: number; active: boolean }[]
  terms: { id: string; name: string; days: number }[]
  methods: { id: string; name: string }[]
}

export const isVoided = (record: { TotalAmt: number; PrivateNote?: string }): boolean =>
  record.TotalAmt === 0 && (record.PrivateNote ?? '').startsWith('Voided')
