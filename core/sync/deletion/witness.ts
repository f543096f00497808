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
  for await (const witness of candidatesForWitness(deps, connection, check)) {
    const answer = await connector.read(witness.entity, witness.externalId)
    if ('found' in answer) return witness
  }
  throw new AccountingError(
    'No record that should be alive could be read there, so nothing was removed. The check is tried again later.',
    { class: 'bug' },
  )
}

/** Looked for only as far as they are asked: mostly the first one answers. */
async function* candidatesForWitness(
  deps: SyncDeps,
  connection: Connection,
  check: DeletionCheck,
): AsyncGenerator<Witness> {
  if (check.witness) {
    yield check.witness
    for (const other of await aliveOf(deps, connection, check, check.witness.entity))
      if (other.externalId !== check.witness.externalId) yield other
    return
  }
  const kinds: EntityKind[] = ['customer', 'invoice', 'item', 'payment', 'creditMemo']
  let tries = TRIES
  for (const entity of kinds)
    for (const witness of await aliveOf(deps, connection, check, entity)) {
      if (tries-- === 0) return
      yield witness
    }
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
