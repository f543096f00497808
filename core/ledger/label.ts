import type { LedgerRecord } from './records.ts'

/** What a person calls the record: its number or its name; a payment by who paid, and when. */
export function labelOf(record: LedgerRecord): string {
  if (record.kind === 'customer' || record.kind === 'item') return record.name
  const whose = `${record.customerName}, ${record.date}`
  return record.kind === 'payment' ? whose : record.number || whose
}
