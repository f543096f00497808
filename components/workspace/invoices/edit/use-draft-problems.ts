import type { Connection } from '../../../../core/ledger/connection.ts'
import type { DraftProblem } from '../../../../core/ledger/draft-problem.ts'
import { numberTaken } from '../../../../core/ledger/duplicates.ts'
import { type InvoiceDraft, invoiceDraftProblems } from '../../../../core/ledger/invoice-draft.ts'
import type { Customer, Item } from '../../../../core/ledger/records.ts'
import { connectionSettings } from '../../../../core/preferences/preferences.ts'
import { invoicesByNumber } from '../../../../core/store/invoices.ts'
import { useLive } from '../../../shared/use-live.ts'
import { usePreferences } from '../../../shared/use-preferences.ts'

/** What the accounting system would refuse of this draft, judged by the same rules as the worker's. */
export function useDraftProblems(
  connection: Connection,
  draft: InvoiceDraft,
  id: string | undefined,
  known: {
    customers: readonly Customer[]
    items: readonly Item[]
    /** The key of one that was saved from the form just now, and may not be among them yet. */
    madeCustomer: string | undefined
  },
): DraftProblem[] {
  const preferences = usePreferences()?.preferences
  const { value: same } = useLive(
    ledger => invoicesByNumber(ledger, connection.id, draft.number),
    [draft.number],
    { when: ['records'], connectionId: connection.id },
  )
  const customer = known.customers.find(each => each.id === draft.customerId)
  return invoiceDraftProblems(draft, {
    system: connection.system,
    currency: customer?.currency ?? connection.homeCurrency,
    closedThrough: connection.closedThrough,
    allowDuplicateNumbers: preferences
      ? connectionSettings(preferences, connection.id).allowDuplicateNumbers
      : draft.customerId === known.madeCustomer,
    numberTaken: numberTaken(draft.number, id ?? '', same ?? []),
    customerActive: customer
      ? customer.active && customer.deletedThereAt === undefined
      : draft.customerId === known.madeCustomer,
    item: itemId => known.items.find(item => item.id === itemId),
  })
}
