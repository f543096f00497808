import type { Connector } from '../../accounting/connector.ts'
import { putDeletionCheck } from '../../store/deletion-checks.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'
import { compare } from './compare.ts'
import { CHECKED } from './known-keys.ts'

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
    const { known, missing, alive } = await compare(
      await deps.ledger(),
      connector,
      check.connectionId,
      entity,
    )
    check = {
      ...check,
      known: check.known + known,
      knownOf: { ...check.knownOf, [entity]: known },
      candidates: [...check.candidates, ...missing.map(id => ({ entity, id }))],
      ...(check.witness || alive === undefined ? {} : { witness: { entity, externalId: alive } }),
    }
    const listed = check
    await write(await deps.ledger(), ['deletionChecks'], tx => putDeletionCheck(tx, listed))
  }
  return check
}
