import type { CalendarDate, LedgerRecord } from './records.ts'

/**
 * What a person calls the record: its number or its name; a payment by who paid, and when. `written` writes
 * the date: a screen gives its own, what is stored keeps it as the books have it.
 */
export function labelOf(record: LedgerRecord, written: (date: CalendarDate) => string = String): string {
  if (record.kind === 'customer' || record.kind === 'item') return record.name
  const whose = `${record.customerName}, ${written(record.date)}`
  return record.kind === 'payment' ? whose : record.number || whose
}
