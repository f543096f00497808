import type { Invoice, InvoiceVersion } from './records.ts'

const FIELDS = [
  'number',
  'customerId',
  'customerName',
  'currency',
  'date',
  'dueDate',
  'terms',
  'memo',
  'lines',
  'total',
] as const satisfies readonly (keyof InvoiceVersion)[]

/** What an invoice says, without where it stands. */
export const versionOf = (invoice: Invoice): InvoiceVersion =>
  Object.fromEntries(
    FIELDS.flatMap(field => (invoice[field] === undefined ? [] : [[field, invoice[field]]])),
  ) as unknown as InvoiceVersion
