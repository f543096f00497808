import type { DeletionCheck } from './schema.ts'
import { from, type Reader, unawaited, type WriteTx } from './transaction.ts'

/** The check under way, or stopped by the fail-safe until the user decides; absent when none is. */
export async function getDeletionCheck(
  reader: Reader,
  connectionId: string,
): Promise<DeletionCheck | undefined> {
  return from(reader, 'deletionChecks').get(connectionId)
}

export function putDeletionCheck(tx: WriteTx, check: DeletionCheck): Promise<unknown> {
  return unawaited(tx.objectStore('deletionChecks').put(check))
}

export function deleteDeletionCheck(tx: WriteTx, connectionId: string): Promise<void> {
  return unawaited(tx.objectStore('deletionChecks').delete(connectionId))
}
