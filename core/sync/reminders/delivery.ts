import type { AccountingSystem } from '../../ledger/records.ts'

/** Does the accounting system send invoices itself (QBO `invoice/{id}/send`)? Else an e-mail is prepared. */
export const sendsInvoices = (system: AccountingSystem): boolean => system === 'quickbooks'
