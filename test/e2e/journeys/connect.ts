import { connections, isAtRest, isSettled, ledgerRows } from '../harness/ledger.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { quickbooks } from '../harness/systems/quickbooks.ts'

/** Connects a company of QuickBooks Online from the settings, as a user does. */
export const connectQuickBooks = (stage: Stage, company?: string): Promise<Screen> =>
  quickbooks.connect(stage, company)

/** Waits for the first import to end, and answers how many of each kind the ledger then holds. */
export async function imported(screen: Screen): Promise<Record<string, number>> {
  await eventually(
    'the first import to end',
    async () => {
      const all = await connections(screen)
      return all.length > 0 && all.every(connection => !connection.importing) && (await isSettled(screen))
    },
    90_000,
  )
  const counts: Record<string, number> = {}
  for (const store of ['customers', 'items', 'invoices', 'payments', 'creditMemos'])
    counts[store] = (await ledgerRows(screen, store)).length
  return counts
}

/**
 * The same, and the pull and the PDFs that follow are over: what is changed in the books from now on, behind our
 * back, comes with no pull that is under way.
 */
export async function atRest(screen: Screen): Promise<void> {
  await imported(screen)
  await eventually('the sync of the import to be over', () => isAtRest(screen), 90_000)
}
