import { AccountingError, type Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import type { EntityKind, LedgerRecord } from '../../ledger/records.ts'
import { STORE_OF } from '../../store/rows.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { from, rowsOf } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'

type Witness = NonNullable<DeletionCheck['witness']>
/** How many records are asked before we say that none can be read. */
const TRIES = 5
/** How many of a kind are looked through for them. */
const SAMPLE = 500

/**
 * "Not found" is also what a session says that lost its rights, or sees another company's books. So the
 * company must answer under its own id, and a record known to be alive must be readable.
 * @returns the record that was read
 * @throws AccountingError when the session does not prove itself: nothing is removed then
 */
export async function proveSession(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  check: DeletionCheck,
): Promise<Witness> {
  const { companyId } = await connector.company()
  if (companyId !== connection.companyId) {
    throw new AccountingError(
      `The sign-in answers for another company than ${connection.companyName}: nothing was removed.`,
      { class: 'sign-in' },
    )
  }
  for (const witness of await candidatesForWitness(deps, connection, check)) {
    const answer = await connector.read(witness.entity, witness.externalId)
    if ('found' in answer) return witness
  }
  throw new AccountingError(
    'No record that should be alive could be read there, so nothing was removed. The check is tried again later.',
    { class: 'bug' },
  )
}

async function candidatesForWitness(
  deps: SyncDeps,
  connection: Connection,
  check: DeletionCheck,
): Promise<Witness[]> {
  if (check.witness) {
    const others = await aliveOf(deps, connection, check, check.witness.entity)
    return [check.witness, ...others.filter(other => other.externalId !== check.witness?.externalId)]
  }
  const kinds: EntityKind[] = ['customer', 'invoice', 'item', 'payment', 'creditMemo']
  const found: Witness[] = []
  for (const entity of kinds) found.push(...(await aliveOf(deps, connection, check, entity)))
  return found.slice(0, TRIES)
}

/** Records of a kind that are no candidates. */
async function aliveOf(
  deps: SyncDeps,
  connection: Connection,
  check: DeletionCheck,
  entity: EntityKind,
): Promise<Witness[]> {
  const suspects = new Set(check.candidates.map(candidate => `${candidate.entity} ${candidate.id}`))
  const store = from(await deps.ledger(), STORE_OF[entity])
  const records = (await store.getAll(rowsOf(connection.id), SAMPLE)) as LedgerRecord[]
  return records
    .filter(({ id, externalId }) => externalId !== undefined && !suspects.has(`${entity} ${id}`))
    .slice(0, TRIES)
    .map(({ externalId }) => ({ entity, externalId: externalId as string }))
}
