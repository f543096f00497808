import { deleteDeletionCheck, getDeletionCheck, putDeletionCheck } from '../../store/deletion-checks.ts'
import { write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'

/**
 * What the user says to a check that the fail-safe stopped. Yes: it goes on, every removal still confirmed
 * by a read. No: it is dropped, nothing is removed, and the next check starts anew.
 * @returns whether there is something to go on with
 */
export async function decide(deps: SyncDeps, connectionId: string, proceed: boolean): Promise<boolean> {
  const goesOn = await write(await deps.ledger(), ['deletionChecks'], async tx => {
    const check = await getDeletionCheck(tx, connectionId)
    if (check?.state !== 'needs-confirmation') return false
    if (proceed) putDeletionCheck(tx, { ...check, state: 'running', confirmed: true })
    else deleteDeletionCheck(tx, connectionId)
    return proceed
  })
  deps.announce(connectionId, 'deletion-check')
  return goesOn
}
