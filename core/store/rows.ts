import type { EntityKind, InvoiceHead, LedgerRecord, Payment } from '../ledger/records.ts'
import type { CustomerRow, InvoiceRow, PaymentRow } from './schema.ts'

export const STORE_OF = {
  customer: 'customers',
  item: 'items',
  invoice: 'invoices',
  payment: 'payments',
  creditMemo: 'creditMemos',
} as const satisfies Record<EntityKind, string>
export type RecordStore = (typeof STORE_OF)[EntityKind]
export const RECORD_STORES = Object.values(STORE_OF)

export const invoiceKey = (connectionId: string, invoiceId: string): string => `${connectionId}\n${invoiceId}`

const ownExternal = (record: LedgerRecord) =>
  record.externalId !== undefined && record.externalId !== record.id
    ? { ownExternalId: record.externalId }
    : undefined

/** Open, listed, not a draft: what ageing and reminders look at. */
export const isOpenAndListed = (invoice: InvoiceHead): boolean =>
  invoice.accountingBalance > 0 &&
  !invoice.voided &&
  !invoice.draft &&
  invoice.archivedAt === undefined &&
  invoice.skippedFor === undefined

/** The row as it is stored: the record and what its indexes need. A key that must not stand is left out. */
export function rowOf(record: LedgerRecord): LedgerRecord {
  switch (record.kind) {
    case 'customer': {
      const { ownExternalId: _, ...rest } = record as CustomerRow
      return { ...rest, ...ownExternal(record) }
    }
    case 'invoice': {
      const { ownExternalId: _, openDue: __, ...rest } = record as InvoiceRow
      const openDue = isOpenAndListed(record) ? { openDue: record.dueDate ?? record.date } : undefined
      return { ...rest, ...ownExternal(record), ...openDue } as InvoiceRow
    }
    case 'payment': {
      const { ownExternalId: _, ...rest } = record as PaymentRow
      const invoiceKeys = invoiceKeysOf(record)
      return { ...rest, ...ownExternal(record), invoiceKeys } as PaymentRow
    }
    default:
      return record
  }
}

const invoiceKeysOf = (payment: Payment): string[] => [
  ...new Set(payment.applications.map(({ invoiceId }) => invoiceKey(payment.connectionId, invoiceId))),
]
