import type { AttentionRow } from '../../../core/ledger/attention.ts'
import { addressOf } from '../address.ts'

const PAGE_OF: Partial<Record<NonNullable<AttentionRow['entity']>, string>> = {
  invoice: 'invoices',
  payment: 'payments',
  customer: 'customers',
}

/** Where the record of a row is shown in the workspace; undefined when it has no page of its own. */
export function recordAddress(
  row: Pick<AttentionRow, 'connectionId' | 'entity' | 'recordId'>,
): string | undefined {
  const page = row.entity && PAGE_OF[row.entity]
  return page && row.recordId
    ? addressOf(page, { connection: row.connectionId, id: row.recordId })
    : undefined
}
