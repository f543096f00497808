import { useMemo } from 'preact/hooks'
import {
  type InvoiceListing,
  type InvoiceQuery,
  invoicesByDate,
  readInvoices,
  selectInvoices,
} from '../../../core/store/invoice-list.ts'
import { useLive } from '../../shared/use-live.ts'

export interface InvoicePage {
  /** Undefined while they are read. */
  rows: InvoiceListing['rows'] | undefined
  /** Count and sums of all that match; they come after the first rows. */
  listing: InvoiceListing | undefined
  error: Error | undefined
}

/**
 * One page of invoices. In the order of dates its rows come from the index, at once, however large the
 * ledger is; all of it is read after that, for the sums, and for the other orders, which then answer from
 * memory.
 */
export function useInvoicePage(query: InvoiceQuery): InvoicePage {
  const { connectionId, today } = query
  const asked = JSON.stringify(query)
  const changes = { when: ['records'], connectionId } as const
  const first = useLive(
    async ledger => ({ asked, rows: await invoicesByDate(ledger, query) }),
    [asked],
    changes,
  )
  const mayReadAll = first.value !== undefined || first.error !== undefined
  const all = useLive(
    async ledger => (mayReadAll ? readInvoices(ledger, { connectionId, today }) : undefined),
    [today, mayReadAll],
    changes,
  )
  const listing = useMemo(() => all.value && selectInvoices(all.value, query), [all.value, asked])
  const quick = first.value?.asked === asked ? first.value.rows : undefined
  // That none match is known for sure only when all were read.
  const known = quick && (quick.length > 0 || listing) ? quick : listing?.rows
  return { rows: known, listing, error: first.error ?? all.error }
}
