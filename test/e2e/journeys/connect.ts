import { DEFAULT_CLIENT } from '../../sandbox/quickbooks/oauth/clients.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'

/** Connects a company of the books from the settings, as a user does; the vendor's page agrees by itself. */
export async function connectQuickBooks(stage: Stage, company?: string): Promise<Screen> {
  const { quickbooks } = stage.sandbox
  const books = quickbooks.company(company)
  quickbooks.oauth.autoApprove = books.realmId
  const options = await stage.extension('options.html')
  await options.see('Choose the books')
  await options.fill('Client ID', DEFAULT_CLIENT.id)
  await options.fill('Client secret', DEFAULT_CLIENT.secret)
  await options.click('button', 'Connect')
  await options.see(books.name, 40_000)
  return options
}

/** Waits for the first import to end, and answers how many of each kind the ledger then holds. */
export async function imported(screen: Screen): Promise<Record<string, number>> {
  await eventually(
    'the first import to end',
    async () => {
      const all = await connections(screen)
      return all.length > 0 && all.every(connection => !connection.importing)
    },
    90_000,
  )
  const counts: Record<string, number> = {}
  for (const store of ['customers', 'items', 'invoices', 'payments', 'creditMemos'])
    counts[store] = (await ledgerRows(screen, store)).length
  return counts
}
