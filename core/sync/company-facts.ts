import { AccountingError, type Connector } from '../accounting/connector.ts'
import type { Connection } from '../ledger/connection.ts'
import { patchConnection } from '../store/connections.ts'
import { write } from '../store/transaction.ts'
import type { SyncDeps } from './deps.ts'

/**
 * Reads what the company says of itself (name, closing date, who numbers invoices) and refuses to mix up
 * two companies.
 * @throws AccountingError class `sign-in` when another company answers
 */
export async function refreshFacts(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
): Promise<void> {
  const facts = await connector.company()
  if (facts.companyId !== connection.companyId) {
    throw new AccountingError(
      // Two companies may have one name.
      `The sign-in answers for ${facts.name} (${facts.companyId}) instead of ${connection.companyName} (${connection.companyId}): sign in again and choose the right company.`,
      { class: 'sign-in' },
    )
  }
  await write(await deps.ledger(), ['connections'], tx =>
    patchConnection(tx, connection.id, {
      companyName: facts.name,
      homeCurrency: facts.homeCurrency,
      // Stored as UTC before, where the books told none.
      timeZone: facts.timeZone ?? (connection.timeZone === 'UTC' ? '' : connection.timeZone),
      closedThrough: facts.closedThrough,
      customNumbers: facts.customNumbers,
      terms: facts.terms ?? connection.terms,
    }),
  )
}
