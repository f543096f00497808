import type { Connector } from '../../accounting/connector.ts'
import type { EntityKind } from '../../ledger/records.ts'
import { putDeletionCheck } from '../../store/deletion-checks.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'
import { CHECKED, knownKeys } from './known-keys.ts'

/**
 * Compares what the ledger knows with the keys that are alive there, kind by kind; a kind that was
 * compared is not compared again when the check was cut short. What is missing there is a candidate,
 * nothing more: what was created during the listing is missing too, and a read will show it.
 * @throws AccountingError, StoreError
 */
export async function listCandidates(
  deps: SyncDeps,
  connector: Connector,
  start: DeletionCheck,
): Promise<DeletionCheck> {
  let check = start
  for (const entity of CHECKED) {
    if (check.knownOf[entity] !== undefined) continue
    const missing = await knownKeys(await deps.ledger(), check.connectionId, entity)
    const count = missing.size
    const alive = count > 0 ? await strikeOut(connector, entity, missing) : undefined
    const ids = [...missing.values()]
    check = {
      ...check,
      known: check.known + count,
      knownOf: { ...check.knownOf, [entity]: count },
      candidates: [...check.candidates, ...ids.map(id => ({ entity, id }))],
      ...(check.witness || alive === undefined ? {} : { witness: { entity, externalId: alive } }),
    }
    const listed = check
    await write(await deps.ledger(), ['deletionChecks'], tx => putDeletionCheck(tx, listed))
  }
  return check
}

/** Takes every key that is alive out of `missing`. @returns one that both sides know, if there is any */
async function strikeOut(
  connector: Connector,
  entity: EntityKind,
  missing: Map<string, string>,
): Promise<string | undefined> {
  let witness: string | undefined
  let after: string | undefined
  do {
    const { keys, next } = await connector.keys(entity, after)
    for (const key of keys) if (missing.delete(key)) witness ??= key
    after = next
  } while (after !== undefined && missing.size > 0)
  return witness
}
