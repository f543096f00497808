import { useEffect, useRef, useState } from 'preact/hooks'
import { invoicesByDate } from '../../../core/store/invoices-by-date.ts'
import type { InvoiceListing, InvoiceQuery } from '../../../core/store/select-invoices.ts'
import { useLive } from '../../shared/use-live.ts'
import { type Lists, openLists } from './lists.ts'

export interface InvoicePage {
  /** Undefined while they are read. */
  rows: InvoiceListing['rows'] | undefined
  /** Count and sums of all that match; they come after the first rows. */
  listing: InvoiceListing | undefined
  /** False for the moment in which `rows` are still those of the question before. */
  current: boolean
  /** False for the moment in which `listing` still answers the question before. */
  settled: boolean
  error: Error | undefined
}

interface Answered {
  asked: string
  listing?: InvoiceListing
  error?: Error
}

/**
 * One page of invoices. In the order of dates its rows come from the index, at once, however large the
 * ledger is; all of it is read after that in a thread of its own, for the sums, and for the other orders,
 * which then answer from its memory.
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
  const lists = useLists()
  const mayReadAll = first.value !== undefined || first.error !== undefined
  const all = useLive(
    async () => (mayReadAll ? { reading: await lists().read({ connectionId, today }) } : undefined),
    [today, mayReadAll],
    changes,
  )
  const [answered, setAnswered] = useState<Answered>()
  useEffect(() => {
    if (!all.value) return
    let over = false
    const answer = (given: Omit<Answered, 'asked'>) => over || setAnswered({ asked, ...given })
    lists()
      .select(query)
      .then(
        listing => answer({ listing }),
        (error: Error) => answer({ error }),
      )
    return () => {
      over = true
    }
  }, [all.value, asked])
  const settled = answered?.asked === asked
  const quick = first.value?.asked === asked ? first.value.rows : undefined
  const listing = answered?.listing
  // That none match is known for sure only when all were read.
  const known = quick !== undefined && (quick.length > 0 || (listing !== undefined && settled))
  const rows = known ? quick : listing?.rows
  return {
    rows,
    current: known || settled,
    listing,
    settled,
    error: first.error ?? all.error ?? answered?.error,
  }
}

/** The thread of this screen: begun when it is first asked, ended with the screen. */
function useLists(): () => Lists {
  const lists = useRef<Lists | undefined>(undefined)
  useEffect(() => () => lists.current?.close(), [])
  return () => {
    lists.current ??= openLists()
    return lists.current
  }
}
