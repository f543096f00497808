import type { Connection } from '../../ledger/connection.ts'
import { takeStaged } from '../../store/staged.ts'
import { write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'
import { UPSERT_STORES, upsert } from './upsert.ts'

/**
 * Makes rows of what a first import staged, block by block: each leaves its block in the transaction that stores
 * its rows, so this may be cut short anywhere and goes on with the next run. The ledger answers all the while.
 * Every run that walks over the rows themselves settles first.
 * @throws StoreError
 */
export async function settle(deps: SyncDeps, connection: Connection): Promise<void> {
  const { allowDuplicateInvoiceNumbers } = await deps.settingsOf(connection)
  const next = async () =>
    write(await deps.ledger(), UPSERT_STORES, async tx => {
      const block = await takeStaged(tx, connection.id)
      if (!block) return false
      await upsert(tx, connection.id, block.records, {
        readAt: block.readAt,
        allowDuplicates: allowDuplicateInvoiceNumbers,
        fresh: NUMBERS_KNOWN,
      })
      return true
    })
  while (await next()) deps.announce(connection.id, 'progress')
}

/** The import looked at every number when it staged its record. */
const NUMBERS_KNOWN = { meet: () => false }
